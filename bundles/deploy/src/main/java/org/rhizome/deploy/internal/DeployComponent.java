package org.rhizome.deploy.internal;

import java.io.IOException;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.rhizome.deploy.Deployments;
import org.rhizome.gate.Gate;
import org.rhizome.gate.GateControl;

/** Deployments as a service. What was committed serves when the service appears. */
@Component(service = Deployments.class, immediate = true, configurationPid = "org.rhizome.deploy")
@Designate(ocd = DeployConfig.class)
public final class DeployComponent extends Deployer {

    private final Assembly assembly;

    @Activate
    public DeployComponent(
            BundleContext context, @Reference Gate gate, @Reference GateControl control, @Reference ServiceComponentRuntime components,
            DeployConfig config) throws IOException {
        this(new Assembly(context, gate, control, new Components(components), Settings.of(config), InstantSource.system()));
    }

    private DeployComponent(Assembly assembly) {
        super(assembly.site(), assembly.inspector(), assembly.works(), assembly.catalogue());
        this.assembly = assembly;
        assembly.start(this);
    }

    /** A new configuration must not end what is under way, as a new component would. */
    @Modified
    void configure(DeployConfig config) {
        assembly.configure(Settings.of(config));
    }

    @Deactivate
    void close() throws IOException {
        assembly.close();
    }
}

package org.rhizome.logging;

import java.util.Map;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.admin.LoggerAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** Starts before declarative services do, whose errors it is to show: so it is no component itself. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private ServiceTracker<LogReaderService, LogReaderService> readers;
    private ServiceTracker<LoggerAdmin, LoggerAdmin> admins;

    @Override
    public void start(BundleContext context) {
        readers = readers(context);
        readers.open();
        admins = admins(context);
        admins.open();
    }

    @Override
    public void stop(BundleContext context) {
        admins.close();
        readers.close();
    }

    private static ServiceTracker<LogReaderService, LogReaderService> readers(BundleContext context) {
        LogBridge bridge = new LogBridge();
        return new ServiceTracker<>(context, LogReaderService.class, null) {
            @Override
            public LogReaderService addingService(ServiceReference<LogReaderService> reference) {
                LogReaderService reader = super.addingService(reference);
                reader.addLogListener(bridge);
                return reader;
            }

            @Override
            public void removedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {
                reader.removeLogListener(bridge);
                super.removedService(reference, reader);
            }
        };
    }

    /** The OSGi log lets only warnings through unless told otherwise; from here on slf4j decides. */
    private static ServiceTracker<LoggerAdmin, LoggerAdmin> admins(BundleContext context) {
        return new ServiceTracker<>(context, LoggerAdmin.class, null) {
            @Override
            public LoggerAdmin addingService(ServiceReference<LoggerAdmin> reference) {
                LoggerAdmin admin = super.addingService(reference);
                admin.getLoggerContext(null).setLogLevels(Map.of(Logger.ROOT_LOGGER_NAME, LogLevel.INFO));
                return admin;
            }
        };
    }
}

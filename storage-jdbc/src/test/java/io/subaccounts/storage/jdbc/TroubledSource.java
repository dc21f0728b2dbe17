package io.subaccounts.storage.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A source whose connections do something before or after each call, once it is armed. */
final class TroubledSource {

    /** What happens around a call of a connection's method. */
    interface Trouble {
        default void before(Connection connection, String method) throws SQLException {}

        default void after(Connection connection, String method) throws SQLException {}
    }

    private TroubledSource() {}

    static DataSource of(DataSource source, Trouble trouble, BooleanSupplier armed) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = call(source, method, arguments);
            return answer instanceof Connection connection && armed.getAsBoolean()
                    ? troubled(connection, trouble)
                    : answer;
        });
    }

    private static Connection troubled(Connection connection, Trouble trouble) {
        return proxy(Connection.class, (self, method, arguments) -> {
            trouble.before(connection, method.getName());
            Object answer = call(connection, method, arguments);
            trouble.after(connection, method.getName());
            return answer;
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

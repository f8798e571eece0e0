package io.throughline.local.postgres;

import io.throughline.local.data.Ports;
import io.throughline.local.data.Secrets;
import java.io.IOException;

/**
 * How a service comes to its database.
 *
 * @param url for JDBC
 * @param user what the service works as
 * @param password of the user
 * @param owner what the migrations run as
 * @param ownerPassword of the owner
 */
public record DatabaseAccess(String url, String user, String password, String owner, String ownerPassword) {
    /** The access to that database of the local server. */
    public static DatabaseAccess to(String database, int port, Secrets secrets) throws IOException {
        var user = Databases.appOf(database);
        var owner = Databases.ownerOf(database);
        return new DatabaseAccess(url(database, port), user, secrets.password(user), owner, secrets.password(owner));
    }

    static String url(String database, int port) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}

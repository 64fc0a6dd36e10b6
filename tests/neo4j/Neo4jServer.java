import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** Neo4j Community with Bolt on a free loopback port, for tests: Neo4jServer HOME PLUGINS; password from NEO4J_PASSWORD, "ready PORT" on standard output. */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        var watch = new Thread(Neo4jServer::endWithStandardInput);
        watch.setDaemon(true);
        watch.start();
        var dbms = new DatabaseManagementServiceBuilder(Path.of(args[0]).toAbsolutePath())
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("localhost", 0))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.plugin_dir, Path.of(args[1]).toAbsolutePath())
            .setConfig(GraphDatabaseSettings.procedure_unrestricted, List.of("gds.*"))
            .setConfig(GraphDatabaseSettings.pagecache_memory, 64L << 20)
            // What costs time and is of use to nobody here: a log of all queries, plans made anew after each wiped graph.
            .setConfig(GraphDatabaseSettings.log_queries, GraphDatabaseSettings.LogQueryLevel.OFF)
            .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofDays(1))
            .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
            // Time limits are looked at every two seconds by itself, and many a test waits for one to pass.
            .setConfig(GraphDatabaseSettings.transaction_monitor_check_interval, Duration.ofMillis(100))
            .build();
        var system = dbms.database("system");
        system.executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", System.getenv("NEO4J_PASSWORD")));
        var ports = ((GraphDatabaseAPI) system).getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("ready " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
        watch.join();
    }

    /** Standard input ends when whoever started the server ends, however that came about, so no server is left behind. */
    private static void endWithStandardInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException closed) {
            // Ended as well.
        }
        // An orderly shutdown takes ten seconds, to save data that is thrown away.
        Runtime.getRuntime().halt(0);
    }
}

package io.ztrisk.bench;

import java.nio.file.Files;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * What lies below any server of this API: the same embedded Tomcat on virtual threads, one
 * servlet, plain JDBC over the same pool, and no authentication.
 */
final class Floor {

	private Floor() {
	}

	/**
	 * Serves on a port from a database.
	 */
	public static void main(String[] args) throws Exception {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(args[1]);
		config.setUsername("postgres");
		config.setMaximumPoolSize(16);
		config.setConnectionInitSql("set role ztrisk_server");
		config.addDataSourceProperty("logServerErrorDetail", "false");
		config.addDataSourceProperty("socketTimeout", "120");
		config.addDataSourceProperty("tcpKeepAlive", "true");
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(Files.createTempDirectory("floor").toString());
		tomcat.setPort(Integer.parseInt(args[0]));
		AbstractProtocol<?> protocol = (AbstractProtocol<?>) tomcat.getConnector().getProtocolHandler();
		protocol.setExecutor(new VirtualThreadExecutor("floor-"));
		tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
		Context context = tomcat.addContext("", null);
		Tomcat.addServlet(context, "floor", new FloorServlet(new HikariDataSource(config))).addMapping("/");
		tomcat.start();
		tomcat.getServer().await();
	}

}

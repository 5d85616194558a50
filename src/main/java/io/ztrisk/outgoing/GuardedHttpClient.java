package io.ztrisk.outgoing;

import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Configures Apache HttpClient to do what one request says and nothing more: no
 * redirects, retries, cookies, compression, authentication, upgrades or proxies.
 */
final class GuardedHttpClient {

	private static final Timeout CONNECT = Timeout.ofSeconds(5);

	private static final Timeout IDLE = Timeout.ofSeconds(10);

	private static final Http1Config HTTP = Http1Config.custom()
		.setMaxLineLength(BoundedHead.MAX_LENGTH)
		.setMaxHeaderCount(200)
		.build();

	private GuardedHttpClient() {
	}

	/**
	 * Creates a client.
	 * @param total the maximum time of a request, which its caller enforces
	 */
	static CloseableHttpClient create(DnsResolver resolver, SSLContext tls, String userAgent, int connections,
			Duration total) {
		return HttpClientBuilder.create()
			.setConnectionManager(connections(resolver, new DefaultClientTlsStrategy(tls), connections, total))
			.setRoutePlanner(new DefaultRoutePlanner(null))
			.setUserAgent(userAgent)
			.setDefaultRequestConfig(RequestConfig.custom()
				.setAuthenticationEnabled(false)
				.setConnectionRequestTimeout(Timeout.of(total))
				.setProtocolUpgradeEnabled(false)
				.setRedirectsEnabled(false)
				.build())
			.disableAuthCaching()
			.disableAutomaticRetries()
			.disableConnectionState()
			.disableContentCompression()
			.disableCookieManagement()
			.disableRedirectHandling()
			.evictExpiredConnections()
			.evictIdleConnections(IDLE)
			.build();
	}

	private static HttpClientConnectionManager connections(DnsResolver resolver, TlsSocketStrategy tls, int most,
			Duration total) {
		PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
				// Otherwise a socket would ask for the proxy of the system.
				new DefaultHttpClientConnectionOperator((_) -> new Socket(Proxy.NO_PROXY), null, resolver,
						RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build()),
				PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, TimeValue.ofMinutes(1),
				ManagedHttpClientConnectionFactory.builder()
					.http1Config(HTTP)
					.responseParserFactory((_) -> new BoundedHead(HTTP))
					.build());
		connections.setMaxTotal(most);
		connections.setDefaultMaxPerRoute(most);
		connections.setDefaultConnectionConfig(ConnectionConfig.custom()
			.setConnectTimeout(CONNECT)
			.setSocketTimeout(Timeout.of(total))
			// Many receivers close a connection after each answer.
			.setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
			.build());
		return connections;
	}

}

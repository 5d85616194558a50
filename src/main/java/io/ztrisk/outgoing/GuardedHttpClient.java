package io.ztrisk.outgoing;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Configures Apache HttpClient to do what one request says and nothing more: no
 * redirects, cookies, compression, authentication, upgrades or proxies. Only a request
 * that got no answer because its connection had been kept too long is sent again.
 */
final class GuardedHttpClient {

	private static final Timeout CONNECT = Timeout.ofSeconds(5);

	private static final Timeout IDLE = Timeout.ofSeconds(10);

	private static final Http1Config HTTP = Http1Config.custom()
		.setMaxLineLength(BoundedHead.MAX_LENGTH)
		.setMaxHeaderCount(200)
		.build();

	private final CloseableHttpClient keeping;

	private final CloseableHttpClient fresh;

	/**
	 * Creates a client.
	 * @param total the maximum time of a request, which its caller enforces
	 */
	GuardedHttpClient(DnsResolver resolver, SSLContext tls, String userAgent, int connections, Duration total) {
		HttpClientBuilder builder = HttpClientBuilder.create()
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
			.evictIdleConnections(IDLE);
		TlsSocketStrategy strategy = new DefaultClientTlsStrategy(tls);
		this.keeping = builder.setConnectionManager(connections(resolver, strategy, connections, total)).build();
		this.fresh = builder.setConnectionManager(connections(resolver, strategy, connections, total))
			.setConnectionReuseStrategy((_, _, _) -> false)
			.build();
	}

	/**
	 * Sends a request. A receiver may close a kept connection just when it is used again.
	 * The request then gets no answer, and is sent once more by a new connection.
	 */
	ClassicHttpResponse send(HttpHost target, HttpPost post) throws IOException {
		HttpClientContext context = HttpClientContext.create();
		try {
			return this.keeping.executeOpen(target, post, context);
		}
		catch (NoHttpResponseException | SocketException ex) {
			if (post.isCancelled() || !isUsedAgain(context.getEndpointDetails())) {
				throw ex;
			}
			return this.fresh.executeOpen(target, post, HttpClientContext.create());
		}
	}

	private static boolean isUsedAgain(@Nullable EndpointDetails connection) {
		return connection != null && connection.getRequestCount() > 1;
	}

	void close() {
		this.keeping.close(CloseMode.GRACEFUL);
		this.fresh.close(CloseMode.GRACEFUL);
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

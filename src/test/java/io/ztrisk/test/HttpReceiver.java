package io.ztrisk.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * A receiver of requests on a real socket of this host. It keeps each request as it came,
 * and answers as a test says, also as no server should: see {@link Reply}.
 */
public final class HttpReceiver implements AutoCloseable {

	private final ServerSocket server;

	private final boolean tls;

	private final Thread acceptor;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger connections = new AtomicInteger();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final Queue<Reply> next = new ConcurrentLinkedQueue<>();

	private volatile Function<Request, Reply> replies = (request) -> Reply.status(204);

	private HttpReceiver(ServerSocket server, boolean tls) {
		this.server = server;
		this.tls = tls;
		this.acceptor = Thread.startVirtualThread(this::accept);
	}

	/** Starts a receiver on 127.0.0.1 that answers all with 204. */
	public static HttpReceiver start() {
		try {
			return new HttpReceiver(new ServerSocket(0, 100, loopback()), false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts a receiver that speaks TLS. */
	public static HttpReceiver start(SSLContext tls) {
		try {
			return new HttpReceiver(tls.getServerSocketFactory().createServerSocket(0, 100, loopback()), true);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InetAddress loopback() {
		return InetAddress.ofLiteral("127.0.0.1");
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/** The URL of a path by the address 127.0.0.1. */
	public String url(String path) {
		return url("127.0.0.1", path);
	}

	/** The URL of a path by another name of this host. */
	public String url(String host, String path) {
		return (this.tls ? "https://" : "http://") + host + ":" + port() + path;
	}

	/** From now on, all requests get this reply, unless there are next ones. */
	public void reply(Reply reply) {
		choose((request) -> reply);
	}

	/** From now on, a request gets the reply that a test chooses for it. */
	public void choose(Function<Request, Reply> chosen) {
		this.replies = chosen;
	}

	/** The next requests get these replies, one each. */
	public void next(Reply... some) {
		this.next.addAll(List.of(some));
	}

	/** The requests that have come, the first first. */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

	/** How many connections were accepted. */
	public int connections() {
		return this.connections.get();
	}

	/** Forgets the requests that have come. */
	public void forget() {
		this.requests.clear();
	}

	/** Closes all connections, whatever they are used for. */
	public void drop() {
		this.open.forEach(HttpReceiver::closeQuietly);
	}

	/** The port is closed when this returns, which it is not before the last accept. */
	@Override
	public void close() {
		closeQuietly(this.server);
		try {
			this.acceptor.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		drop();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.connections.incrementAndGet();
				this.open.add(socket);
				Thread.startVirtualThread(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// The receiver is closed.
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = socket.getInputStream();
			Request request = read(in);
			while (request != null) {
				this.requests.add(request);
				Reply reply = this.next.poll();
				if (!((reply != null) ? reply : this.replies.apply(request)).write(socket)) {
					return;
				}
				request = read(in);
			}
		}
		catch (IOException | InterruptedException ex) {
			// The client has gone, or the receiver is closed.
		}
		finally {
			this.open.remove(socket);
		}
	}

	/** Reads a request; null if there is none any more. */
	private static @Nullable Request read(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
			int read = in.read();
			if (read < 0) {
				return null;
			}
			head.write(read);
		}
		Request request = new Request(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
		int length = request.header("Content-Length").map(Integer::parseInt).orElse(0);
		return new Request(request.head(), in.readNBytes(length));
	}

	private static void closeQuietly(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// It is closed already.
		}
	}

	/**
	 * A request as it came.
	 *
	 * @param head the request line and the headers to the letter, with the empty line
	 * @param body the bytes of the body
	 */
	public record Request(String head, byte[] body) {

		/** The path with the query. */
		public String target() {
			return this.head.split(" ")[1];
		}

		public Optional<String> header(String name) {
			return Pattern.compile("^" + name + ": *(.*?)\r?$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
				.matcher(this.head)
				.results()
				.map((MatchResult match) -> match.group(1))
				.findFirst();
		}

		/** The body as text. */
		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}

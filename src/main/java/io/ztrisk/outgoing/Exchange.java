package io.ztrisk.outgoing;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 */
final class Exchange {

	private final long start = System.nanoTime();

	private final OutgoingUrl url;

	private final HttpPost post = new HttpPost("/");

	private @Nullable Integer status;

	private volatile boolean late;

	Exchange(OutgoingRequest request) {
		this.url = request.url();
		this.post.setScheme(this.url.scheme());
		this.post.setAuthority(new URIAuthority(this.url.host(), this.url.port()));
		this.post.setPath(this.url.target());
		request.headers().forEach(this.post::setHeader);
		this.post.setEntity(new ByteArrayEntity(request.body(), null));
	}

	/**
	 * Sends the request and reads the answer. At the end of the time, the connection is
	 * closed, whatever it is used for.
	 */
	OutgoingAnswer run(GuardedHttpClient http, AnswerReader reader, ScheduledExecutorService timer, long nanos) {
		Future<?> end = timer.schedule(() -> Thread.startVirtualThread(this::end),
				nanos - (System.nanoTime() - this.start), TimeUnit.NANOSECONDS);
		try {
			return ScopedValue.where(GuardedResolver.URL, this.url).call(() -> exchange(http, reader));
		}
		catch (Exception ex) {
			return failure(this.late ? OutgoingError.TIMEOUT : OutgoingError.of(ex));
		}
		finally {
			end.cancel(false);
		}
	}

	/** An answer with an error, and with the status if the head of an answer has come. */
	OutgoingAnswer failure(OutgoingError error) {
		return new OutgoingAnswer(error, this.status, null, null, milliseconds());
	}

	private OutgoingAnswer exchange(GuardedHttpClient http, AnswerReader reader) throws IOException {
		HttpHost target = new HttpHost(this.url.scheme(), this.url.host(), this.url.port());
		ClassicHttpResponse response = http.send(target, this.post);
		try {
			this.status = response.getCode();
			AnswerReader.Body body = reader.body(response);
			if (!body.whole()) {
				// Otherwise the client would read the rest.
				this.post.cancel();
			}
			return reader.answer(response, body, milliseconds());
		}
		finally {
			close(response);
		}
	}

	private static void close(ClassicHttpResponse response) {
		try {
			response.close();
		}
		catch (IOException ex) {
			// The connection was closed before the end of a body: what was read counts.
		}
	}

	private void end() {
		this.late = true;
		this.post.cancel();
	}

	private long milliseconds() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.start);
	}

}

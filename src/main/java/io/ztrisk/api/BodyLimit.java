package io.ztrisk.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads no more than 4 MiB of a body that is held in memory as a tree, and no other media
 * type than JSON.
 */
@RestControllerAdvice
class BodyLimit extends RequestBodyAdviceAdapter {

	private static final long MOST = 4L << 20;

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		MediaType media = message.getHeaders().getContentType();
		if (media == null || !media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
			throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
		}
		InputStream limited = new Limited(message.getBody());
		return new HttpInputMessage() {
			@Override
			public InputStream getBody() {
				return limited;
			}

			@Override
			public HttpHeaders getHeaders() {
				return message.getHeaders();
			}
		};
	}

	/**
	 * Counts what is read.
	 */
	private static final class Limited extends FilterInputStream {

		private long count;

		Limited(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			count((read < 0) ? -1 : 1);
			return read;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			count(read);
			return read;
		}

		private void count(int read) {
			this.count += Math.max(0, read);
			if (this.count > MOST) {
				throw new ApiException(ErrorCode.BODY_TOO_LARGE);
			}
		}

	}

}

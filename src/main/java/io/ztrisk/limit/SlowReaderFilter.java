package io.ztrisk.limit;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.stereotype.Component;

/**
 * Aborts an answer whose reader is slower than the minimum rate, since it may hold a
 * connection to the database.
 */
@Component
class SlowReaderFilter implements Filter {

	private final LimitProperties properties;

	SlowReaderFilter(LimitProperties properties) {
		this.properties = properties;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		MinimumRate rate = new MinimumRate(this.properties);
		chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {

			@Override
			public ServletOutputStream getOutputStream() throws IOException {
				return new RateCheckedStream(super.getOutputStream(), rate);
			}

		});
	}

	/** Fails if the reader is too slow. */
	private static final class RateCheckedStream extends ServletOutputStream {

		private final ServletOutputStream out;

		private final MinimumRate rate;

		private RateCheckedStream(ServletOutputStream out, MinimumRate rate) {
			this.out = out;
			this.rate = rate;
		}

		@Override
		public void write(int single) throws IOException {
			write(new byte[] { (byte) single }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			long start = System.nanoTime();
			this.out.write(bytes, offset, length);
			check(length, System.nanoTime() - start);
		}

		@Override
		public void flush() throws IOException {
			long start = System.nanoTime();
			this.out.flush();
			check(0, System.nanoTime() - start);
		}

		private void check(int written, long waited) throws IOException {
			if (this.rate.isTooSlow(written, waited)) {
				throw new IOException("The reader is too slow");
			}
		}

		@Override
		public boolean isReady() {
			return this.out.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.out.setWriteListener(listener);
		}

	}

}

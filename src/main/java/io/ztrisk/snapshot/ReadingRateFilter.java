package io.ztrisk.snapshot;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cuts off an answer whose reader takes it slower than a minimum rate, which would hold a
 * connection to the database for as long as it likes.
 */
@Component
class ReadingRateFilter extends OncePerRequestFilter {

	private final SnapshotProperties properties;

	ReadingRateFilter(SnapshotProperties properties) {
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ReadingRate rate = new ReadingRate(this.properties);
		chain.doFilter(request, new HttpServletResponseWrapper(response) {

			@Override
			public ServletOutputStream getOutputStream() throws IOException {
				return new Metered(super.getOutputStream(), rate);
			}

		});
	}

	/**
	 * Measures each write.
	 */
	private static final class Metered extends ServletOutputStream {

		private final ServletOutputStream out;

		private final ReadingRate rate;

		private Metered(ServletOutputStream out, ReadingRate rate) {
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
			this.rate.took(length, System.nanoTime() - start);
		}

		@Override
		public void flush() throws IOException {
			long start = System.nanoTime();
			this.out.flush();
			this.rate.took(0, System.nanoTime() - start);
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

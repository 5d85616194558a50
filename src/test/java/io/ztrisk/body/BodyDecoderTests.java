package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Bodies, compressed or not.
 */
class BodyDecoderTests {

	@Test
	void opensPlainBodies() throws IOException {
		assertThat(read("abc".getBytes(StandardCharsets.UTF_8), null)).isEqualTo("abc");
		assertThat(read("abc".getBytes(StandardCharsets.UTF_8), "Identity")).isEqualTo("abc");
	}

	@Test
	void opensGzipOfSeveralMembersThatTrickleIn() throws IOException {
		ByteArrayOutputStream members = new ByteArrayOutputStream();
		members.write(gzip("abc"));
		members.write(gzip("def"));
		InputStream trickle = new ByteArrayInputStream(members.toByteArray()) {
			@Override
			public synchronized int read(byte[] bytes, int offset, int length) {
				return super.read(bytes, offset, Math.min(length, 1));
			}

			@Override
			public synchronized int available() {
				return 0;
			}
		};
		assertThat(new String(BodyDecoder.open(trickle, "GZIP").readAllBytes(), StandardCharsets.UTF_8))
			.isEqualTo("abcdef");
	}

	@Test
	void knowsGzipByItsFirstBytes() throws IOException {
		assertThat(read(gzip("abc"), null)).isEqualTo("abc");
		assertThat(read(gzip("abc"), "identity")).isEqualTo("abc");
		assertThat(read(new byte[0], null)).isEmpty();
		assertThat(read(new byte[] { 0x1f }, null)).isEqualTo("\u001f");
	}

	@Test
	void refusesATooHighCompressionRatio() throws IOException {
		byte[] zeros = new byte[1 << 20];
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			for (int i = 0; i < 128; i++) {
				gzip.write(zeros);
			}
		}
		InputStream body = BodyDecoder.open(new ByteArrayInputStream(bytes.toByteArray()), "gzip");
		body.skipNBytes(64L << 20);
		assertThatExceptionOfType(ApiException.class).isThrownBy(body::readAllBytes)
			.withMessage("The body is compressed more than 1000:1")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "br", "deflate", "gzip, gzip" })
	void refusesOtherEncodings(String encoding) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(new byte[0], encoding))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.INVALID_ENCODING));
	}

	@Test
	void refusesTruncatedAndCorruptGzip() throws IOException {
		byte[] whole = gzip("abcdefgh".repeat(1000));
		for (int length = 0; length < whole.length; length++) {
			refusesGzip(Arrays.copyOf(whole, length));
		}
		byte[] corrupt = whole.clone();
		corrupt[whole.length - 6] ^= 1;
		refusesGzip(corrupt);
		refusesGzip("plain text".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void refusesAMemberCutOffAnywhere() throws IOException {
		byte[] member = gzip("abc");
		byte[] both = Arrays.copyOf(member, 2 * member.length);
		System.arraycopy(member, 0, both, member.length, member.length);
		for (int length = member.length + 1; length < both.length; length++) {
			refusesGzip(Arrays.copyOf(both, length));
		}
		assertThat(read(both, "gzip")).isEqualTo("abcabc");
	}

	@Test
	void refusesAnythingElseAfterTheLastMember() throws IOException {
		byte[] member = gzip("abc");
		byte[] longer = Arrays.copyOf(member, member.length + 1);
		refusesGzip(longer);
		longer[member.length] = 0x1f;
		refusesGzip(longer);
		refusesGzip(Arrays.copyOf(member, member.length + 100_000));
	}

	@Test
	void boundsTheHeaderOfAMember() throws IOException {
		assertThat(read(named(60_000), "gzip")).isEqualTo("abc");
		refusesGzip(named(70_000));
	}

	@Test
	void passesAFailureOfTheConnectionOn() throws IOException {
		byte[] whole = gzip("abc");
		for (int length = 2; length < whole.length; length++) {
			InputStream broken = new SequenceInputStream(new ByteArrayInputStream(whole, 0, length), new InputStream() {
				@Override
				public int read() throws IOException {
					throw new IOException("Connection reset");
				}
			});
			assertThatIOException().isThrownBy(() -> BodyDecoder.open(broken, "gzip").readAllBytes())
				.withMessage("Connection reset");
		}
	}

	@Test
	void readsAnyNumberOfEmptyMembers() throws IOException {
		ByteArrayOutputStream members = new ByteArrayOutputStream();
		members.write(gzip("abc"));
		byte[] empty = gzip("");
		for (int i = 0; i < 200_000; i++) {
			members.write(empty);
		}
		members.write(gzip("def"));
		assertThat(read(members.toByteArray(), "gzip")).isEqualTo("abcdef");
	}

	@Test
	void refusesStreamsBeyondTheCap() throws IOException {
		byte[] bytes = gzip("abcdefgh");
		assertThat(BodyDecoder.open(new ByteArrayInputStream(bytes), "gzip", 8).readAllBytes()).hasSize(8);
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> BodyDecoder.open(new ByteArrayInputStream(bytes), "gzip", 7).readAllBytes())
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE));
	}

	@Test
	void readsUpToTheLimit() throws IOException {
		assertThat(BodyDecoder.read(new ByteArrayInputStream(new byte[4]), 4)).hasSize(4);
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> BodyDecoder.read(new ByteArrayInputStream(new byte[5]), 4))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE));
	}

	/** A member whose file name has some length. */
	private static byte[] named(int length) throws IOException {
		byte[] plain = gzip("abc");
		byte[] named = new byte[plain.length + length + 1];
		System.arraycopy(plain, 0, named, 0, 10);
		named[3] = 8;
		Arrays.fill(named, 10, 10 + length, (byte) 'n');
		System.arraycopy(plain, 10, named, 10 + length + 1, plain.length - 10);
		return named;
	}

	private static void refusesGzip(byte[] bytes) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(bytes, "gzip"))
			.withMessage("The gzip body is truncated or corrupt");
	}

	private static String read(byte[] bytes, @Nullable String encoding) throws IOException {
		return new String(BodyDecoder.open(new ByteArrayInputStream(bytes), encoding).readAllBytes(),
				StandardCharsets.UTF_8);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}

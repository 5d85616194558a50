package io.ztrisk.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate that has signed itself, for a receiver or a database.
 *
 * @param server what a receiver with the certificate speaks
 * @param client what a client that trusts only this certificate speaks
 * @param certificate the certificate as a PEM file has it
 * @param key its key as a PEM file has it
 */
public record TestCertificate(SSLContext server, SSLContext client, String certificate, String key) {

	private static final char[] PASSWORD = "changeit".toCharArray();

	/**
	 * Makes a certificate by the tool of the JDK.
	 * @param names what it is for, such as {@code dns:receiver.test,ip:127.0.0.1}
	 */
	public static TestCertificate of(String names) throws IOException, InterruptedException, GeneralSecurityException {
		Path file = Files.createTempDirectory("certificate").resolve("store.p12");
		Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=Test", "-validity", "365", "-ext",
				"san=" + names, "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore",
				file.toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(tool.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		Files.delete(file);
		Files.delete(file.getParent());
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD);
		SSLContext server = SSLContext.getInstance("TLS");
		server.init(keys.getKeyManagers(), null, null);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("test", store.getCertificate("test"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext client = SSLContext.getInstance("TLS");
		client.init(null, trust.getTrustManagers(), null);
		return new TestCertificate(server, client, pem("CERTIFICATE", store.getCertificate("test").getEncoded()),
				pem("PRIVATE KEY", store.getKey("test", PASSWORD).getEncoded()));
	}

	private static String pem(String type, byte[] content) {
		String lines = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
	}

}

package io.ztrisk.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What lies below anything that takes logs: a loop that only inflates and tokenises them,
 * in a process like the server's.
 */
final class Tokeniser implements AutoCloseable {

	private final Process process;

	private final PrintStream orders;

	private final BufferedReader answers;

	private Tokeniser(Process process) {
		this.process = process;
		this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
		this.answers = process.inputReader(StandardCharsets.US_ASCII);
	}

	/**
	 * Starts a process that has the body in memory.
	 */
	static Tokeniser of(byte[] body) throws IOException {
		Path file = Files.write(Path.of("target", "bench-body.gz"), body);
		return new Tokeniser(new ProcessBuilder(Program.command(
				List.of("-cp", System.getProperty("java.class.path"), Tokeniser.class.getName(), file.toString())))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start());
	}

	/**
	 * Has the body inflated and tokenised once.
	 */
	Sample run(int records) throws IOException {
		this.orders.println();
		String[] answer = this.answers.readLine().split(" ");
		if (Long.parseLong(answer[1]) < records) {
			throw new IllegalStateException(answer[1] + " tokens");
		}
		return Sample.of(records, Long.parseLong(answer[0]));
	}

	/**
	 * Its output is the answer that the bench reads: with each line that comes in, inflates and tokenises the file, and prints how many
	 * nanoseconds that took, and how many tokens there were.
	 */
	public static void main(String[] args) throws IOException {
		byte[] body = Files.readAllBytes(Path.of(args[0]));
		JsonFactory json = new JsonFactory();
		while (System.in.read() >= 0) {
			long start = System.nanoTime();
			try (JsonParser parser = json.createParser(ObjectReadContext.empty(),
					new GZIPInputStream(new ByteArrayInputStream(body), 1 << 14))) {
				long tokens = 0;
				while (parser.nextToken() != null) {
					tokens++;
				}
				// The bench reads the output of this process.
				System.out.println((System.nanoTime() - start) + " " + tokens);
			}
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
	}

}

package io.ztrisk.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ztrisk.api.AccountId;
import io.ztrisk.user.Erasures;

import org.springframework.stereotype.Component;

/**
 * Finds people who were erased in lines that are set aside, which may be of before.
 */
@Component
class ErasedNames {

	private static final String AROUND = " \t\r\n\"'<>(),;:{}[]\\";

	/** What may be of an e-mail, and around one in a URL and the like. */
	private static final String AROUND_OR_IN = AROUND + "=/?&|#*!%^~`$";

	/** One backslash, or several where a text of JSON has JSON. */
	private static final Pattern ESCAPED = Pattern.compile("\\\\+u(\\p{XDigit}{4})");

	private static final int UUID_LENGTH = 36;

	private final Erasures erasures;

	ErasedNames(Erasures erasures) {
		this.erasures = erasures;
	}

	/**
	 * The lines, without their text where it names someone who was erased. Nobody else is
	 * until they are stored.
	 */
	List<RejectedLine> strip(AccountId account, List<RejectedLine> lines) {
		this.erasures.delay(account.value());
		return this.erasures.ledger(account.value()).map((ledger) -> {
			Set<String> all = new HashSet<>();
			lines.forEach((line) -> all.addAll(names(line)));
			Set<String> erased = this.erasures.erased(account.value(), ledger, all);
			return lines.stream()
				.map((line) -> Collections.disjoint(names(line), erased) ? line : line.withoutText())
				.toList();
		}).orElse(lines);
	}

	/** What may be an e-mail or a user's id. */
	private static Set<String> names(RejectedLine line) {
		Set<String> names = new HashSet<>();
		byte[] bytes = line.bytes();
		if (bytes != null) {
			String text = ESCAPED.matcher(new String(bytes, StandardCharsets.UTF_8))
				.replaceAll((escape) -> Matcher
					.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
			for (String around : List.of(AROUND, AROUND_OR_IN)) {
				StringTokenizer words = new StringTokenizer(text, around);
				while (words.hasMoreTokens()) {
					String word = words.nextToken();
					if (word.length() == UUID_LENGTH || word.indexOf('@') >= 0) {
						names.add(word.toLowerCase(Locale.ROOT));
					}
				}
			}
		}
		return names;
	}

}

package io.ztrisk.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.log.Dataset;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The datasets of an account: the predefined ones and its own.
 */
@Component
public class Datasets {

	/** Stands for the datasets of accounts in metrics. */
	public static final String CUSTOM = "custom";

	private static final Pattern CUSTOM_NAME = Pattern.compile("custom_[a-z0-9_]{1,57}");

	private final PredefinedDatasets predefined;

	private final DatasetRepository custom;

	Datasets(PredefinedDatasets predefined, DatasetRepository custom) {
		this.predefined = predefined;
		this.custom = custom;
	}

	static boolean isCustom(String key) {
		return CUSTOM_NAME.matcher(key).matches();
	}

	/** The name of a dataset in metrics. */
	public static String label(Dataset dataset) {
		return isCustom(dataset.key()) ? CUSTOM : dataset.key();
	}

	/**
	 * A dataset as it is now; a later change does not change it. The mapping is compiled,
	 * which takes 0.1 ms for a usual one.
	 */
	public Optional<Dataset> find(AccountId account, String key) {
		return isCustom(key) ? this.custom.find(account.value(), key).map(CustomDataset::dataset)
				: this.predefined.find(key);
	}

	/**
	 * A dataset as it is now.
	 * @throws ApiException if there is none
	 */
	public Dataset get(AccountId account, String key) {
		return find(account, key).orElseThrow(() -> unknown(account));
	}

	/** By name. */
	public List<String> keys(AccountId account) {
		return Stream.concat(this.predefined.keys().stream(), this.custom.names(account.value()).stream())
			.sorted()
			.toList();
	}

	/**
	 * Lets no dataset of the account be changed or deleted until the transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock(AccountId account) {
		this.custom.lock(account.value());
	}

	/**
	 * As {@link #lock}, but several transactions may hold this lock at the same time.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lockShared(AccountId account) {
		this.custom.lockShared(account.value());
	}

	/**
	 * The names of the given datasets that the account has deleted, and maybe made again.
	 * It deletes no other of them until the transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Set<String> deletedAmong(AccountId account, Collection<Dataset> datasets) {
		return among(account, datasets, (revision, dataset) -> revision == null);
	}

	/**
	 * The names of the given datasets that the account has changed or deleted. It changes
	 * no other of them until the transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Set<String> changedAmong(AccountId account, Collection<Dataset> datasets) {
		return among(account, datasets, (revision, dataset) -> revision == null || revision != dataset.revision());
	}

	/**
	 * @param test gets the revision of a dataset that is stored now, null if it was
	 * deleted
	 */
	private Set<String> among(AccountId account, Collection<Dataset> datasets,
			BiPredicate<@Nullable Integer, Dataset> test) {
		List<Dataset> own = datasets.stream().filter((dataset) -> dataset.id().isPresent()).toList();
		if (own.isEmpty()) {
			return Set.of();
		}
		lockShared(account);
		Map<UUID, Integer> revisions = this.custom.versions(account.value())
			.stream()
			.collect(Collectors.toMap(DatasetRepository.Version::getId, DatasetRepository.Version::getRevision));
		return own.stream()
			.filter((dataset) -> test.test(revisions.get(dataset.id().orElseThrow()), dataset))
			.map(Dataset::key)
			.collect(Collectors.toSet());
	}

	ApiException unknown(AccountId account) {
		return new ApiException(ErrorCode.UNKNOWN_DATASET,
				"Unknown dataset; known are " + String.join(", ", keys(account)));
	}

}

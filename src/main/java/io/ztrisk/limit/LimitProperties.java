package io.ztrisk.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits on the load of the server.
 *
 * @param calls Maximum number of calls without a body that are processed at the same
 * time.
 * @param lookUps Maximum number of unknown tokens that are looked up at the same time.
 * @param bodies Share of the heap for request bodies, in percent.
 * @param smallBodies Further share of the heap for plain request bodies of less than 32
 * KiB, in percent.
 * @param lists Share of the heap for pages of lists, in percent.
 * @param queue Maximum number of calls that wait at each of the five limits above.
 * @param maxWait Maximum time that a call waits at such a limit. Then it is answered with
 * 503.
 * @param minRate Bytes that a client must send or read in a second, on average. A slower
 * client is cut off.
 * @param gracePeriod Time that a client may lie behind the minimum rate.
 */
@ConfigurationProperties("ztrisk.limits")
public record LimitProperties(@DefaultValue("64") int calls, @DefaultValue("4") int lookUps,
		@DefaultValue("40") int bodies, @DefaultValue("2") int smallBodies, @DefaultValue("10") int lists,
		@DefaultValue("100") int queue, @DefaultValue("2s") Duration maxWait, @DefaultValue("64KB") DataSize minRate,
		@DefaultValue("10s") Duration gracePeriod) {

}

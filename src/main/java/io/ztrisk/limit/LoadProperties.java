package io.ztrisk.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much the server does at once.
 *
 * @param calls how many calls are worked on
 * @param lookUps how many tokens that are not known are looked up
 * @param bodies how much of the heap bodies that come in may take, in percent
 * @param smallBodies how much of the heap small ones may take besides, in percent
 * @param lists how much of the heap lists that go out may take, in percent
 * @param queue how many may wait at each of these
 * @param patience how long one waits
 * @param minRate how much a sender or reader must move in a second, on average
 * @param grace how long one may fall behind that
 */
@ConfigurationProperties("ztrisk.load")
public record LoadProperties(int calls, int lookUps, int bodies, int smallBodies, int lists, int queue,
		Duration patience, DataSize minRate, Duration grace) {

}

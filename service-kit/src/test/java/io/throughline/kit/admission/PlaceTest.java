package io.throughline.kit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.kit.error.OverloadedException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What a request takes is given back when it is answered and stored, and nothing is taken by one that is turned away. */
class PlaceTest {
    private final Semaphore requests = new Semaphore(2);
    private final Semaphore kibibytes = new Semaphore(10);

    @Test
    void isGivenBackWhenTheLastWhoHoldsItLetsGo() {
        Place place = Objects.requireNonNull(place(4));
        Place.Hold first = place.holdFirst();
        Place.Hold second = place.hold();

        first.close();
        first.close();
        assertThat(kibibytes.availablePermits()).isEqualTo(6);

        second.close();
        assertThat(kibibytes.availablePermits()).isEqualTo(10);
        assertThat(requests.availablePermits()).isEqualTo(2);
    }

    @Test
    void isNotHeldAgainOnceItIsGivenBack() {
        Place place = Objects.requireNonNull(place(4));
        place.holdFirst().close();

        assertThatThrownBy(place::hold).isInstanceOf(OverloadedException.class);
        assertThat(kibibytes.availablePermits()).isEqualTo(10);
    }

    @Test
    void takesNothingIfOneShareIsUsedUp() {
        Objects.requireNonNull(place(8));

        assertThat(place(3)).isNull();
        assertThat(requests.availablePermits()).isEqualTo(1);
        assertThat(kibibytes.availablePermits()).isEqualTo(2);
    }

    private Place place(int size) {
        return Place.of(List.of(new Share(requests, 1), new Share(kibibytes, size)));
    }
}

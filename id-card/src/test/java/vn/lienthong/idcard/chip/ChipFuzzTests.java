package vn.lienthong.idcard.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.InventedAuthority;
import vn.lienthong.idcard.simulator.SimulatedCard;

/** Chips that answer anything at all: the reading ends, with an outcome, and never with another person. */
class ChipFuzzTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC);
    private static final InventedAuthority VIETNAM = new InventedAuthority(InventedAuthority.Kind.BRAINPOOL, "VN");
    private static final TrustList TRUST = TrustList.of(List.of(VIETNAM.certificate()), List.of());
    private static final CardMaker MAKER =
            CardMaker.card(VIETNAM.signer()).withFace().chipAuthentication("secp256r1", 2);
    private static final SimulatedCard CARD = MAKER.make();
    private static final int[] FILES = {0x0101, 0x0102, 0x010D, 0x010E, 0x011D};

    @Property(tries = 300)
    void anyAnswersEndInAnOutcome(@ForAll Random random) {
        int[] asked = {0};
        Transceiver babble = command -> {
            asked[0]++;
            byte[] answer = new byte[random.nextInt(40)];
            random.nextBytes(answer);
            byte[] status = random.nextInt(4) == 0 ? new byte[] {0x6A, (byte) 0x82} : new byte[] {(byte) 0x90, 0};
            return random.nextInt(20) == 0 ? answer : Bytes.join(answer, status);
        };
        ChipReading reading = new ChipReader(TRUST, CLOCK).read(babble, ChipReaderTests.key(MAKER), true);
        assertThat(reading).isNotInstanceOf(ChipReading.Genuine.class);
        assertThat(asked[0]).isLessThan(200_000);
    }

    /** Bytes changed on the way through the air: the seal is broken and the talk ends. */
    @Property(tries = 80)
    void aChangedByteOnTheWayIsNoticed(@ForAll Random random) {
        CARD.reset();
        int which = random.nextInt(60);
        int[] count = {0};
        Transceiver noisy = command -> {
            byte[] answer = CARD.transceive(command);
            if (count[0]++ == which) {
                answer[random.nextInt(answer.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return answer;
        };
        assertSamePerson(new ChipReader(TRUST, CLOCK).read(noisy, ChipReaderTests.key(MAKER), false));
    }

    /** Bytes changed on the chip, by whoever made it. */
    @Property(tries = 300)
    void changedFilesNeverGiveAnotherPerson(@ForAll Random random) {
        SimulatedCard card = MAKER.make();
        int file = FILES[random.nextInt(FILES.length)];
        byte[] content = card.file(file);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            content[random.nextInt(Math.min(content.length, 2000))] = (byte) random.nextInt(256);
        }
        card.replacing(file, random.nextInt(5) == 0 ? Arrays.copyOf(content, random.nextInt(content.length)) : content);
        assertSamePerson(new ChipReader(TRUST, CLOCK).read(card::transceive, ChipReaderTests.key(MAKER), true));
    }

    @Property(tries = 2000)
    void parsersKnowOnlyOneTrouble(@ForAll Random random) {
        byte[] content = CARD.file(FILES[random.nextInt(FILES.length)]);
        for (int i = 0; i < random.nextInt(12); i++) {
            content[random.nextInt(Math.min(content.length, 1500))] = (byte) random.nextInt(256);
        }
        assertThatCode(() -> parse(() -> CardText.read(content))).doesNotThrowAnyException();
        assertThatCode(() -> parse(() -> FaceImage.read(content))).doesNotThrowAnyException();
        assertThatCode(() -> parse(
                        () -> SecurityInfos.read(Tlv.read(content).children(1).get(0))))
                .doesNotThrowAnyException();
        assertThatCode(() -> parse(() -> {
                    SecurityObject object = SecurityObject.read(content);
                    Certificate signer = object.signer();
                    return signer == null || object.signedBy(signer);
                }))
                .doesNotThrowAnyException();
    }

    private interface Work {
        Object run() throws BadData;
    }

    private static void parse(Work work) {
        try {
            assertThat(work.run()).isNotNull();
        } catch (BadData expected) {
            assertThat(expected.where()).isNotEmpty();
        }
    }

    private static void assertSamePerson(ChipReading reading) {
        if (reading instanceof ChipReading.Genuine genuine) {
            assertThat(genuine.data().mrz().number()).isEqualTo(new PersonalNumber("098099012345"));
            assertThat(genuine.data().text().name()).contains("Nguyễn Văn An");
        } else if (reading instanceof ChipReading.UnknownSigner unknown) {
            assertThat(unknown.data().mrz().number()).isEqualTo(new PersonalNumber("098099012345"));
        }
    }
}

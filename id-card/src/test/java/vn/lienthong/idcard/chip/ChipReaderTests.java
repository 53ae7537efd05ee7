package vn.lienthong.idcard.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.idcard.CardQr;
import vn.lienthong.idcard.Flag;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Proof;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.idcard.Sex;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.InventedAuthority;
import vn.lienthong.idcard.simulator.SimulatedCard;
import vn.lienthong.idcard.simulator.Zones;

class ChipReaderTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.ofHours(7));
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final InventedAuthority VIETNAM = new InventedAuthority(InventedAuthority.Kind.NIST, "VN");
    private static final InventedAuthority.Signer SIGNER = VIETNAM.signer();
    private static final TrustList TRUST =
            TrustList.of(List.of(VIETNAM.certificate()), List.of(VIETNAM.revocationList(LATER)));

    @Test
    void readsAndProvesACardOpenedByBac() {
        CardMaker maker = CardMaker.card(SIGNER).withFace().activeAuthentication(InventedAuthority.rsaKeys());
        ChipReading.Genuine read =
                genuine(new ChipReader(TRUST, CLOCK).read(maker.make()::transceive, key(maker), true));
        assertThat(read.proofs())
                .containsExactlyInAnyOrder(
                        Proof.CHIP_ANSWERED,
                        Proof.CHECKSUM,
                        Proof.HASHES,
                        Proof.SOD_SIGNATURE,
                        Proof.CHAIN,
                        Proof.NOT_REVOKED,
                        Proof.NOT_CLONED);
        ChipData data = read.data();
        assertThat(data.mrz().number()).isEqualTo(new PersonalNumber("098099012345"));
        CardText text = data.text();
        assertThat(text.number()).contains(new PersonalNumber("098099012345"));
        assertThat(text.name()).contains("Nguyễn Văn An");
        assertThat(text.sex()).contains(Sex.MALE);
        assertThat(text.ethnicGroup()).contains("Kinh");
        assertThat(text.religion()).isEmpty();
        assertThat(text.hometown()).contains("Xã Đá Bạc");
        assertThat(text.issued()).contains(LocalDate.of(2021, 4, 15));
        assertThat(text.father()).contains("Nguyễn Văn Cha");
        assertThat(text.mother()).contains("Trần Thị Mẹ");
        assertThat(text.oldNumber()).map(number -> number.text()).contains("012345678");
        assertThat(data.flags()).containsExactly(Flag.BIRTHPLACE_UNKNOWN);
        FaceImage face = java.util.Objects.requireNonNull(data.face());
        assertThat(face.mediaType()).isEqualTo("image/jpeg");
        assertThat(face.bytes()).isEqualTo(CardMaker.picture(15_000));
    }

    @Test
    void theFaceIsNotReadUnlessAskedFor() {
        CardMaker maker = CardMaker.card(SIGNER).withFace();
        SimulatedCard card = maker.make();
        assertThat(genuine(new ChipReader(TRUST, CLOCK).read(card::transceive, key(maker), false))
                        .data()
                        .face())
                .isNull();
        assertThat(card.commands()).isLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({"0", "13"})
    void largeFacesAreReadBeyond32Kilobytes(int pace) {
        CardMaker maker = CardMaker.card(SIGNER).withFace(40_000);
        maker = pace == 0 ? maker : maker.pace(pace, 4);
        SimulatedCard card = maker.make();
        FaceImage face = genuine(new ChipReader(TRUST, CLOCK).read(card::transceive, key(maker), true))
                .data()
                .face();
        assertThat(java.util.Objects.requireNonNull(face).bytes()).isEqualTo(CardMaker.picture(40_000));
        assertThat(card.largestAnswer()).isLessThanOrEqualTo(258);
    }

    @ParameterizedTest
    @CsvSource({"12,1", "13,2", "12,2", "16,3", "17,4", "18,4", "10,2", "15,4"})
    void opensByPaceOnEveryCurveAndCipher(int parameters, int suite) {
        CardMaker maker = CardMaker.card(SIGNER).withFace().pace(parameters, suite);
        SimulatedCard card = maker.make();
        genuine(new ChipReader(TRUST, CLOCK).read(card::transceive, key(maker), true));
        assertThat(card.largestAnswer()).isLessThanOrEqualTo(258);
        card.reset();
        assertThat(new ChipReader(TRUST, CLOCK).read(card::transceive, otherKey(), false))
                .isInstanceOf(ChipReading.WrongKey.class);
    }

    @ParameterizedTest
    @CsvSource({"brainpoolP256r1,1", "secp256r1,2", "brainpoolP512r1,3", "brainpoolP384r1,4"})
    void chipAuthenticationProvesThatItIsNoCopy(String curve, int suite) {
        for (int pace = 0; pace < 2; pace++) {
            CardMaker maker = CardMaker.card(SIGNER).chipAuthentication(curve, suite);
            maker = pace == 0 ? maker : maker.pace(13, 2);
            assertThat(genuine(read(maker)).proofs()).contains(Proof.NOT_CLONED);
            assertThat(read(maker.copied())).isInstanceOf(ChipReading.ClonedChip.class);
        }
    }

    @Test
    void activeAuthenticationWithACurve() {
        CardMaker maker = CardMaker.card(SIGNER).activeAuthentication(InventedAuthority.curveKeys("secp256r1"));
        assertThat(genuine(read(maker)).proofs()).contains(Proof.NOT_CLONED);
        assertThat(read(maker.copied())).isInstanceOf(ChipReading.ClonedChip.class);
    }

    /** Chips of two keys: if the first question fails, the second one decides; a copy fails both. */
    @Test
    void aChipWithBothKeysIsAskedBoth() {
        CardMaker maker = CardMaker.card(SIGNER)
                .chipAuthentication("secp256r1", 2)
                .activeAuthentication(InventedAuthority.rsaKeys());
        assertThat(genuine(read(maker)).proofs()).contains(Proof.NOT_CLONED);
        assertThat(read(maker.copied())).isInstanceOf(ChipReading.ClonedChip.class);
    }

    /** A chip may end the sealed talk with a bare word of failure at any moment: never genuine by it, never a crash. */
    @Test
    void aSessionThatTheChipEndsIsNeverTakenForAProof() {
        CardMaker maker = CardMaker.card(SIGNER).chipAuthentication("secp256r1", 2);
        SimulatedCard whole = maker.make();
        genuine(new ChipReader(TRUST, CLOCK).read(whole::transceive, key(maker), false));
        for (int i = 6; i < whole.commands(); i++) {
            SimulatedCard card = maker.make();
            int[] left = {i};
            Transceiver ending = command -> left[0]-- > 0 ? card.transceive(command) : new byte[] {0x69, (byte) 0x88};
            ChipReading reading = new ChipReader(TRUST, CLOCK).read(ending, key(maker), false);
            assertThat(reading).isNotInstanceOf(ChipReading.Genuine.class);
        }
    }

    @Test
    void aCopyWithAnotherKeyIsFound() {
        CardMaker maker = CardMaker.card(SIGNER).activeAuthentication(InventedAuthority.rsaKeys());
        SimulatedCard card = maker.make();
        card.secrets(InventedAuthority.rsaKeys(), null, "");
        assertThat(new ChipReader(TRUST, CLOCK).read(card::transceive, key(maker), false))
                .isInstanceOf(ChipReading.ClonedChip.class);
    }

    @Test
    void aCopyThatHidesItsMissingKeyIsFound() {
        CardMaker maker = CardMaker.card(SIGNER)
                .activeAuthentication(InventedAuthority.rsaKeys())
                .copied();
        assertThat(new ChipReader(TRUST, CLOCK).read(maker.make().without(0x010F)::transceive, key(maker), false))
                .isEqualTo(new ChipReading.BrokenGroup(Set.of(DataGroup.DG15)));
    }

    /** Somebody else's signed data on a chip that opens to the key printed on the forger's card. */
    @Test
    void dataOfAnotherCardBehindThisCardsKeyAreACopy() {
        CardMaker victim = CardMaker.card(SIGNER);
        SimulatedCard stolen = victim.make();
        SimulatedCard forged = new SimulatedCard(
                Map.of(0x0101, stolen.file(0x0101), 0x010D, stolen.file(0x010D), 0x011D, stolen.file(0x011D)),
                otherZone());
        assertThat(new ChipReader(TRUST, CLOCK).read(forged::transceive, otherKey(), false))
                .isInstanceOf(ChipReading.ClonedChip.class);
    }

    @Test
    void withoutAClonedCheckNothingIsClaimed() {
        assertThat(genuine(read(CardMaker.card(SIGNER))).proofs()).doesNotContain(Proof.NOT_CLONED);
    }

    @ParameterizedTest
    @EnumSource(InventedAuthority.Kind.class)
    void signersOfEveryKindAreChecked(InventedAuthority.Kind kind) {
        InventedAuthority authority = new InventedAuthority(kind, "VN");
        TrustList trust = TrustList.of(List.of(authority.certificate()), List.of(authority.revocationList(LATER)));
        CardMaker maker = CardMaker.card(authority.signer());
        assertThat(genuine(new ChipReader(trust, CLOCK).read(maker.make()::transceive, key(maker), false))
                        .proofs())
                .contains(Proof.SOD_SIGNATURE, Proof.CHAIN, Proof.NOT_REVOKED);
        SimulatedCard forged = maker.make().spoiling(0x011D, -3);
        assertThat(new ChipReader(trust, CLOCK).read(forged::transceive, key(maker), false))
                .isInstanceOf(ChipReading.ForgedSignature.class);
    }

    /** The forger writes the hash of his own group into the list and keeps the genuine signature beside it. */
    @Test
    void anotherListUnderAGenuineSignatureIsForged() throws Exception {
        CardMaker maker = CardMaker.card(SIGNER);
        SimulatedCard card = maker.make();
        byte[] text = card.file(0x010D);
        text[text.length - 1] ^= 1;
        java.security.MessageDigest sha = java.security.MessageDigest.getInstance("SHA-256");
        java.util.HexFormat hex = java.util.HexFormat.of();
        String before = hex.formatHex(sha.digest(card.file(0x010D)));
        String list = hex.formatHex(card.file(0x011D)).replace(before, hex.formatHex(sha.digest(text)));
        SimulatedCard forged = card.replacing(0x010D, text).replacing(0x011D, hex.parseHex(list));
        assertThat(new ChipReader(TRUST, CLOCK).read(forged::transceive, key(maker), false))
                .isInstanceOf(ChipReading.ForgedSignature.class);
    }

    @Test
    void aSignerThatNobodyVouchesForIsNamed() {
        CardMaker maker = CardMaker.card(new InventedAuthority(InventedAuthority.Kind.NIST, "VN").signer());
        ChipReading.UnknownSigner unknown = (ChipReading.UnknownSigner) read(maker);
        assertThat(unknown.proofs())
                .contains(Proof.SOD_SIGNATURE, Proof.HASHES)
                .doesNotContain(Proof.CHAIN, Proof.NOT_REVOKED);
        assertThat(unknown.issuer()).isEqualTo("C=vn, O=test, CN=invented csca");
        assertThat(new ChipReader(TrustList.empty(), CLOCK).read(maker.make()::transceive, key(maker), false))
                .isInstanceOf(ChipReading.UnknownSigner.class);
    }

    @Test
    void anotherCountrysAuthorityDoesNotVouchForVietnameseCards() {
        InventedAuthority other = new InventedAuthority(InventedAuthority.Kind.NIST, "UT");
        CardMaker maker = CardMaker.card(other.signer());
        TrustList both = TrustList.of(List.of(VIETNAM.certificate(), other.certificate()), List.of());
        assertThat(new ChipReader(both, CLOCK).read(maker.make()::transceive, key(maker), false))
                .isInstanceOf(ChipReading.UnknownSigner.class);
    }

    @Test
    void aRevokedSignerIsNamedAndAnOldListProvesNothing() {
        InventedAuthority.Signer bad = VIETNAM.signer();
        CardMaker maker = CardMaker.card(bad);
        TrustList revoked = TrustList.of(List.of(VIETNAM.certificate()), List.of(VIETNAM.revocationList(LATER, bad)));
        assertThat(new ChipReader(revoked, CLOCK).read(maker.make()::transceive, key(maker), false))
                .isInstanceOf(ChipReading.RevokedSigner.class);
        Instant past = Instant.parse("2026-01-01T00:00:00Z");
        TrustList stale = TrustList.of(List.of(VIETNAM.certificate()), List.of(VIETNAM.revocationList(past)));
        assertThat(genuine(new ChipReader(stale, CLOCK).read(maker.make()::transceive, key(maker), false))
                        .proofs())
                .contains(Proof.CHAIN)
                .doesNotContain(Proof.NOT_REVOKED);
    }

    @Test
    void aSignerFromTheFutureOrAnAuthorityPosingAsOneIsUnknown() {
        CardMaker maker = CardMaker.card(VIETNAM.signer(Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(read(maker)).isInstanceOf(ChipReading.UnknownSigner.class);
    }

    @ParameterizedTest
    @CsvSource({"257,DG1", "258,DG2", "269,DG13"})
    void anAlteredGroupIsNamed(int file, DataGroup group) {
        CardMaker maker = CardMaker.card(SIGNER).withFace();
        assertThat(new ChipReader(TRUST, CLOCK).read(maker.make().spoiling(file, -1)::transceive, key(maker), true))
                .isEqualTo(new ChipReading.BrokenGroup(Set.of(group)));
    }

    @Test
    void aWrongKeyIsNamedAndTheNextIsTried() {
        CardMaker maker = CardMaker.card(SIGNER);
        assertThat(new ChipReader(TRUST, CLOCK).read(maker.make()::transceive, otherKey(), false))
                .isInstanceOf(ChipReading.WrongKey.class);
        assertThat(new ChipReader(TRUST, CLOCK).read(maker.make()::transceive, List.of(), false))
                .isInstanceOf(ChipReading.WrongKey.class);
        genuine(new ChipReader(TRUST, CLOCK).read(maker.make()::transceive, List.of(otherKey(), key(maker)), false));
        CardMaker pace = CardMaker.card(SIGNER).pace(13, 2);
        genuine(new ChipReader(TRUST, CLOCK).read(pace.make()::transceive, List.of(otherKey(), key(pace)), false));
    }

    @Test
    void theQrCodeAloneOpensTheChip() {
        CardMaker maker = CardMaker.card(SIGNER);
        QrReading.Read scan =
                (QrReading.Read) QrReading.of("098099012345||Nguyễn Văn An|31121999|Nam|Thôn 2, Xã Đá Bạc|15042023");
        CardQr qr = scan.card();
        List<AccessKey> keys = AccessKey.candidates(qr);
        // 25 on 31 December 2024, less than two years after the issue: runs to the 40th birthday.
        assertThat(keys.get(0))
                .isEqualTo(AccessKey.of(qr.number(), LocalDate.of(1999, 12, 31), LocalDate.of(2039, 12, 31)));
        genuine(new ChipReader(TRUST, CLOCK).read(maker.make()::transceive, keys, false));
    }

    @Test
    void takingTheCardAwayAtAnyMomentIsNamed() {
        CardMaker maker = CardMaker.card(SIGNER).pace(13, 2).chipAuthentication("secp256r1", 2);
        SimulatedCard whole = maker.make();
        genuine(new ChipReader(TRUST, CLOCK).read(whole::transceive, key(maker), false));
        for (int i = 0; i < whole.commands(); i++) {
            ChipReading reading =
                    new ChipReader(TRUST, CLOCK).read(maker.make().removedAfter(i)::transceive, key(maker), false);
            assertThat(reading).isInstanceOf(ChipReading.CardRemoved.class);
        }
    }

    @Test
    void otherChipsAreNotTakenForIdentityCards() {
        Transceiver bankCard = command -> new byte[] {0x6A, (byte) 0x82};
        assertThat(new ChipReader(TRUST, CLOCK).read(bankCard, otherKey(), false))
                .isInstanceOf(ChipReading.NotAnIdCard.class);
        Transceiver mute = command -> new byte[0];
        assertThat(new ChipReader(TRUST, CLOCK).read(mute, otherKey(), false))
                .isInstanceOf(ChipReading.Unreadable.class);
    }

    @Test
    void contradictionsInsideTheCardAreFlags() {
        ChipData data =
                genuine(read(CardMaker.card(SIGNER).textNumber("098099012346"))).data();
        assertThat(data.flags()).contains(Flag.NUMBER_DIFFERS);
    }

    @Test
    void neitherReadingNorKeyShowsAPersonByAccident() {
        ChipReading reading = read(CardMaker.card(SIGNER).withFace());
        assertThat("" + reading + key(CardMaker.card(SIGNER)))
                .doesNotContain("Nguy")
                .doesNotContain("0980")
                .doesNotContain("9912");
    }

    @Test
    void onlyAuthoritiesAreTakenIntoTheList() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> TrustList.of(List.of(new byte[] {1, 2}), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate 1");
        InventedAuthority other = new InventedAuthority(InventedAuthority.Kind.NIST, "VN");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> TrustList.of(List.of(VIETNAM.certificate()), List.of(other.revocationList(LATER))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not signed by");
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(VIETNAM.certificate())
                + "\n-----END CERTIFICATE-----\n";
        assertThat(TrustList.of(List.of(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)), List.of())
                        .isEmpty())
                .isFalse();
    }

    private static ChipReading read(CardMaker maker) {
        return new ChipReader(TRUST, CLOCK).read(maker.make()::transceive, key(maker), false);
    }

    private static ChipReading.Genuine genuine(ChipReading reading) {
        assertThat(reading).isInstanceOf(ChipReading.Genuine.class);
        return (ChipReading.Genuine) reading;
    }

    private static String otherZone() {
        return Zones.of("098099012346", "991231", "M", "391231", "NGUYEN<<VAN<AN");
    }

    static AccessKey key(CardMaker maker) {
        return AccessKey.of(((MrzReading.Read) MrzReading.of(maker.zone(), LocalDate.now(CLOCK))).mrz());
    }

    private static AccessKey otherKey() {
        return AccessKey.of(new PersonalNumber("098099012346"), LocalDate.of(1999, 12, 31), LocalDate.of(2039, 12, 31));
    }
}

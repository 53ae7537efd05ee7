/**
 * The national population database (Cơ sở dữ liệu quốc gia về dân cư) as a source of the register: one person is verified or
 * looked up by name, birth date and number, for a purpose with a legal basis and for the record it serves; the approved fields
 * only come back. No free search, no copy, no index: an ask keeps its answer, sealed, as long as stated.
 *
 * <p>Rules: TT 117/2026/TT-BCA articles 3, 9, 18 and 19 (what is sent, fields approved by procedure, every look-up traceable);
 * TT 136/2026/TT-BCA (products SPDC01–05, four answers of a verification). The wire is that of the published services of the
 * database, over an LGSP or X-Road; addresses, keys and times are settings. Where nothing is set nothing is asked. A sandbox of
 * the protocol with invented people ships and is marked "môi trường thử".
 *
 * <p>Rooms above call {@link vn.lienthong.capability.national.NationalRegister} with a
 * {@link vn.lienthong.capability.national.Claim} and a {@link vn.lienthong.capability.registry.Use}, and get a
 * {@link vn.lienthong.capability.national.NationalOutcome}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.national;

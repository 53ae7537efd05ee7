/**
 * https: the locality's own certificate, or one made here by an authority of the house's own, with the page that helps
 * people trust it. Says where plain http is allowed: on this machine, and from a proxy that was named as trusted.
 *
 * <p>Offers {@link vn.lienthong.capability.tls.Exposure} to the start of the program.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.tls;

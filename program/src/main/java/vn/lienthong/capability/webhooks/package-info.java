/**
 * Tells other programs what happened: signed messages (the Standard Webhooks format) to the addresses that the administrator
 * has entered, at least once, from an outbox that commits with the cause.
 *
 * <p>A room declares what it tells as {@link vn.lienthong.capability.webhooks.WebhookKind} beans and calls
 * {@link vn.lienthong.capability.webhooks.Webhooks#tell} in the transaction of the cause. Messages carry ids and states, no
 * personal data. Addresses inside this machine or a private network are refused unless the configuration names them.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.webhooks;

package vn.lienthong.capability.webhooks;

/**
 * Something that other programs may be told of, declared as a bean by the room in which it happens. Its words are the message
 * {@code <room>.webhook.<code>}.
 *
 * @param room of the words
 * @param code thing and past participle, such as {@code step.moved}; sent as the type, so it never changes
 * @param order where it stands in the form, small numbers first
 */
public record WebhookKind(String room, String code, int order) {

    public WebhookKind {
        if (!code.matches("[a-z]+(\\.[a-z-]+)+")) {
            throw new IllegalArgumentException("a kind is named thing.done, not " + code);
        }
    }

    /** Key of its words. */
    String key() {
        return room + ".webhook." + code;
    }
}

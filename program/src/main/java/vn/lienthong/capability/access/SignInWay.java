package vn.lienthong.capability.access;

/** A further way in, offered by a room as a bean and shown at the door beside the password. */
public interface SignInWay {

    /** Whether it is set up here. */
    boolean open();

    /** Message key of the words on its button. */
    String key();

    /** Address of its page; where the person wants to go is added as the parameter {@code tiep}. */
    String path();
}

package vn.lienthong.capability.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may reach a page: holders of any of the named rights, at whatever unit. A rule that depends on the record (whose
 * unit is it?) is asked in the method, by {@link Access#require(String, java.util.UUID)}. On a method it replaces what
 * stands on the class.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** Everyone who is signed in, whatever their roles: one's own account, the first page. */
    String SIGNED_IN = "signed-in";

    /** Codes of rights, one of which is enough, or {@link #SIGNED_IN}. */
    String[] value();
}

/** Tests of stored documents. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.documents;

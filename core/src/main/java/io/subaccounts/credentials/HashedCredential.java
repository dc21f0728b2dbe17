package io.subaccounts.credentials;

/**
 * A credential brought along from another system by the hash of its token.
 *
 * @param name the label, 1 to 100 characters
 * @param bcryptHash the 60 characters of a bcrypt hash beginning {@code $2a$}, {@code $2b$} or {@code $2y$}; other forms
 *     are refused
 */
public record HashedCredential(String name, String bcryptHash) {

    /**
     * Hides the hash.
     *
     * @return the name only
     */
    @Override
    public String toString() {
        return "HashedCredential[name=" + name + "]";
    }
}

package io.github.keycloakkiosk.it.directory;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;

/** The rules of a directory that Keycloak does not know: it refuses some writes. */
final class Unwilling extends InMemoryOperationInterceptor {

    private volatile boolean adds;
    private volatile boolean deletes;
    private volatile String attribute = "";

    void toAdd() {
        adds = true;
    }

    void toDelete() {
        deletes = true;
    }

    /** To give an entry that is there other values of this attribute. */
    void toChange(String name) {
        attribute = name;
    }

    void toNothing() {
        adds = false;
        deletes = false;
        attribute = "";
    }

    @Override
    public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
        if (adds) {
            throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "no new people");
        }
    }

    @Override
    public void processDeleteRequest(InMemoryInterceptedDeleteRequest request) throws LDAPException {
        if (deletes) {
            throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "nobody leaves");
        }
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
        for (Modification change : request.getRequest().getModifications()) {
            if (change.getAttributeName().equalsIgnoreCase(attribute)) {
                throw new LDAPException(ResultCode.CONSTRAINT_VIOLATION, "not this " + attribute);
            }
        }
    }
}

package io.github.keycloakkiosk.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "open",
            value = {
                // The account API.
                "GET    | org.keycloak.services.resources.account.AccountRestService        | /realms/r/account                       | open",
                "POST   | org.keycloak.services.resources.account.AccountRestService        | /realms/r/account                       | BEARER",
                "DELETE | org.keycloak.services.resources.account.AccountCredentialResource | /realms/r/account/credentials/c         | BEARER",
                "PUT    | org.keycloak.services.resources.account.AccountCredentialResource | /realms/r/account/credentials/c/label   | BEARER",
                "DELETE | org.keycloak.services.resources.account.SessionResource           | /realms/r/account/sessions              | BEARER",
                "DELETE | org.keycloak.services.resources.account.LinkedAccountsResource    | /realms/r/account/linked-accounts/a     | BEARER",
                "PUT    | org.keycloak.services.resources.account.resources.ResourceService | /realms/r/account/resources/x/permissions | BEARER",
                "POST   | org.keycloak.services.resources.account.AccountRestService        | /realms/r/account/applications/a/consent | open",
                "PUT    | org.keycloak.services.resources.account.AccountRestService        | /realms/r/account/v1/applications/a/consent | open",
                "DELETE | org.keycloak.services.resources.account.AccountRestService        | /realms/r/account/applications/a/consent | BEARER",
                "POST   | org.keycloak.services.resources.account.LinkedAccountsResource    | /realms/r/account/linked-accounts/consent | BEARER",
                "GET    | org.keycloak.services.resources.account.AccountConsole            | /realms/r/account                       | open",
                // The admin API: Keycloak's own, and that of extensions.
                "GET    | org.keycloak.services.resources.admin.UsersResource               | /admin/realms/r/users                   | open",
                "POST   | org.keycloak.services.resources.admin.UserResource                | /admin/realms/r/users/u/impersonation   | BEARER",
                "PUT    | org.keycloak.services.resources.admin.ComponentResource           | /admin/realms/r/components/c            | BEARER",
                "GET    | org.keycloak.services.resources.admin.ClientResource              | /admin/realms/r/clients/c               | BEARER",
                "GET    | org.keycloak.services.resources.admin.ClientsResource             | /admin/realms/r/clients                 | BEARER",
                "GET    | org.keycloak.organization.admin.resource.OrganizationInvitationResource | /admin/realms/r/organizations/o/invitations | BEARER",
                "GET    | org.keycloak.organization.admin.resource.OrganizationResource     | /admin/realms/r/organizations/o         | open",
                "OPTIONS | org.keycloak.services.resources.admin.AdminCorsPreflightService  | /admin/realms/r/clients                 | open",
                "PATCH  | com.example.BadgeDesk                                             | /admin/realms/r/badges                  | BEARER",
                "GET    | com.example.BadgeDesk                                             | /admin/realms/r/badges                  | open",
                // Apps.
                "POST   | com.example.Till                                                  | /realms/r/till/receipts                 | open",
                "POST   | com.example.Till                                                  | /realms/admin/till                      | open",
                "POST   | org.keycloak.protocol.oidc.endpoints.TokenEndpoint                | /realms/r/protocol/openid-connect/token | TOKEN",
                "POST   | org.keycloak.protocol.saml.SamlService                            | /realms/r/protocol/saml                 | open",
                "POST   | org.keycloak.authorization.authzen.AuthZenResource                | /realms/r/authzen/access/v1/evaluation  | open",
                // Keycloak's other resources, and those of later versions.
                "POST   | org.keycloak.authorization.protection.policy.UserManagedPermissionService | /realms/r/authz/protection/uma-policy/x | BEARER",
                "PUT    | org.keycloak.services.clientregistration.DefaultClientRegistrationProvider | /realms/r/clients-registrations/default/c | BEARER",
                "GET    | org.keycloak.services.clientregistration.DefaultClientRegistrationProvider | /realms/r/clients-registrations/default/c | BEARER",
                "OPTIONS | org.keycloak.services.clientregistration.DefaultClientRegistrationProvider | /realms/r/clients-registrations/default/c | open",
                "POST   | org.keycloak.protocol.oid4vc.issuance.OID4VCIssuerEndpoint        | /realms/r/protocol/oid4vc/credential    | BEARER",
                "GET    | org.keycloak.protocol.oid4vc.issuance.OID4VCIssuerEndpoint        | /realms/r/protocol/oid4vc/credential-offer-uri | BEARER",
                "POST   | org.keycloak.scim.services.ScimResourceTypeResource               | /realms/r/scim/v2/Users                 | BEARER",
                "POST   | org.keycloak.somethingnew.Resource                                | /realms/r/new                           | BEARER",
                "DELETE | org.keycloak.broker.oidc.OIDCEndpoint                             | /realms/r/broker/a/endpoint             | open",
                "GET    | org.keycloak.services.resources.IdentityBrokerService             | /realms/r/broker/a/link                 | ACCOUNT_LINK",
                "GET    | org.keycloak.services.resources.IdentityBrokerService             | /realms/r/broker/a/link/                | ACCOUNT_LINK",
                "GET    | org.keycloak.services.resources.IdentityBrokerService             | /realms/r/broker/a/token                | BEARER",
                "GET    | org.keycloak.services.resources.IdentityBrokerService             | /realms/r/broker/a/login                | open",
                // Logins.
                "GET    | org.keycloak.services.resources.LoginActionsService               | /realms/r/login-actions/required-action | REQUIRED_ACTION",
                "POST   | org.keycloak.services.resources.LoginActionsService               | /realms/r/login-actions/required-action | REQUIRED_ACTION",
                "POST   | org.keycloak.services.resources.LoginActionsService               | /realms/r/login-actions/consent         | CONSENT",
                "POST   | org.keycloak.services.resources.LoginActionsService               | /realms/r/login-actions/authenticate    | open",
            })
    void eachResourceHasItsDoor(String method, String resource, String path, Door door) {
        assertThat(Door.at(method, resource, path)).isEqualTo(Optional.ofNullable(door));
    }
}

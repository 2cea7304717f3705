package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.admin.Shop;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who signs in to the page for admins, and what it shows them. */
@KioskServer
@InChromium
class AdminPageRightsIT extends AdminPageOfARealm {

    @Test
    void peopleWithoutARightReadWhichRolesThereAre(Browsers browsers) {
        Page page = open(browsers, "seller");

        page.getByText("You may not use this page").waitFor();
        assertThat(page.locator("dl").textContent()).contains("manage-realm", "badge-desk");
        assertThat(page.locator("nav").count()).isZero();
    }

    @Test
    void afterTheSignOutThePageAsksForThePasswordAgain(Browsers browsers) {
        Page page = open(browsers, "boss");
        button(page, "Sign out").click();
        page.locator("#password").waitFor();

        page.navigate(address());

        page.locator("#password").waitFor();
    }

    @Test
    void anAdminOfMasterSignsInThereAndNobodyChoosesAnotherIssuer(Browsers browsers) {
        realm.setUp(Map.of("adminPage", true));
        Page page = browsers.open();
        page.navigate(address() + "?realm=https://evil.example");
        page.locator("#username").waitFor();
        assertThat(page.url()).contains("/realms/" + realmName + "/protocol/");
        page.navigate(address() + "?realm=master");
        page.locator("#username").fill("admin");
        assertThat(page.url()).contains("/realms/master/protocol/", "client_id=kiosk-login-admin-" + realmName);
        page.locator("#password").fill("admin");
        page.locator("#kc-login").click();

        page.locator("nav a[href='#people']").waitFor();
        // The login that was not finished at the realm's own page has left its state in localStorage.
        assertThat(page.evaluate("JSON.stringify({...sessionStorage})")).isEqualTo("{}");
        page.evaluate("location.hash = 'people'");
        page.getByText("seller").first().waitFor();
        button(page, "Sign out").click();
        page.locator("#password").waitFor();
        assertThat(page.url()).contains("/realms/master/");
    }

    @Test
    void whoMayOnlyViewSeesOnlyWhatThatShows(Browsers browsers) {
        realm.admin().delegate("viewer", "view-realm", "view-clients");
        Page page = open(browsers, "viewer");

        page.locator("nav a[href='#check']").waitFor();
        assertThat(page.locator("nav a").allTextContents()).containsExactly("Check", "Settings");
        button(page, "Make a link").click();
        page.getByText("Good until").waitFor();
        button(page, "Forge headers from here").click();
        page.getByText("No forged header was believed.").waitFor();
        page.evaluate("location.hash = 'settings'");
        page.getByLabel("Shortest PIN (digits)").fill("6");
        button(page, "Save").click();
        page.getByText("You may not do this").waitFor();
    }

    /** By their badge, at a kiosk: people of less power in their groups, and no other view. An admin's badge reads, and changes nothing. */
    @Test
    void aShiftLeadSeesOnlyTheirPeopleAndAnAdminsBadgeChangesNothing(Browsers browsers) {
        Shop shop = Shop.open(server, "page-lead");
        shop.admin().expect("POST", "/kiosk-login/set-up", Map.of("adminPage", true));
        Person lead = shop.lead();
        Person member = shop.member();
        Person outsider = shop.person();
        Person admin = shop.member();
        shop.grantOfManagement(admin.id(), "realm-admin");

        Page page = byBadge(browsers, shop, lead);
        page.getByText(member.name()).first().waitFor();
        assertThat(page.locator("nav").count()).isZero();
        assertThat(page.locator("main").textContent())
                .doesNotContain(outsider.name(), admin.name(), lead.name(), "From a file");
        new Reader(page).tap(outsider.badge());
        page.getByText("This card is nobody's").waitFor();
        page.waitForTimeout(300); // keys that follow a badge at once are still its burst
        new Reader(page).tap(member.badge());
        page.locator("h2", new Page.LocatorOptions().setHasText(member.name())).waitFor();

        Page none = byBadge(browsers, shop, admin);
        none.locator("nav a[href='#set-up']").waitFor();
        assertThat(none.locator("nav a").allTextContents()).doesNotContain("People", "Start");
        none.evaluate("location.hash = 'set-up'");
        button(none, "Set up").click();
        none.getByText("You may not do this").first().waitFor(); // so does the list of what would be made
    }

    private Page byBadge(Browsers browsers, Shop shop, Person person) {
        Page page = browsers.open();
        page.onPageError(complaints::add);
        page.navigate(server.url() + "/realms/" + shop.realm() + "/kiosk-login/admin/");
        new BadgePage(page).await().tap(person.badge());
        page.locator("h1", new Page.LocatorOptions().setHasText(PinPage.TITLE)).waitFor();
        page.waitForTimeout(150);
        page.locator("#pin").fill(person.pin());
        page.locator("#kc-login").click();
        return page;
    }
}

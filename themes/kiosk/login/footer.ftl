<#-- On Keycloak's own pages too nothing of a person stays behind. Ours see to it themselves, in kiosk-page.ftl. -->
<#-- As in kiosk-page.ftl: PagesTest says what to write, here and in theme.properties, when the theme's files change. -->
<#assign assets = "1d9f0e41">
<#-- What these show may stay for the next person. -->
<#assign anybodys = ["login", "login-username", "login-reset-password", "register"]>
<#-- Where a badge is taken, too. Nowhere else, for a one-time code or a new password is no badge. -->
<#assign tapped = ["login", "login-username", "login-password", "select-authenticator", "login-page-expired", "error", "info", "logout-confirm"]>
<#assign dead = ["error", "info", "logout-confirm"]>
<#macro content>
  <#if pageId?? && !pageId?starts_with("kiosk-") && (authenticationSession?? || dead?seq_contains(pageId))>
    <#import "kiosk-page.ftl" as kiosk>
    <#local live = authenticationSession?? && !dead?seq_contains(pageId)>
    <#local home = (client.baseUrl)!properties.kioskStart!"">
    <#local start = live?then(url.loginRestartFlowUrl, home?matches("(https?://|/).*")?then(home, ""))>
    <@kiosk.others personal=(!anybodys?seq_contains(pageId) || (auth?has_content && auth.showUsername()))
                   seconds=properties.kioskIdleSeconds!60 live=live start=start
                   scripts=tapped?seq_contains(pageId)?then(["kiosk-reader", "kiosk-tap"], []) />
    <script type="module" src="${url.resourcesPath}/js/kiosk-theme.js?v=${assets}"></script>
  </#if>
</#macro>

<#-- On Keycloak's own pages too nothing of a person stays behind. Ours see to it themselves, in kiosk-page.ftl. -->
<#-- As in kiosk-page.ftl: PagesTest says what to write, here and in theme.properties, when the theme's files change. -->
<#assign assets = "7aa6b53d">
<#assign anybodys = ["login", "login-username", "login-reset-password", "register", "select-authenticator"]>
<#macro content>
  <#if authenticationSession?? && pageId?? && !pageId?starts_with("kiosk-")>
    <#import "kiosk-page.ftl" as kiosk>
    <@kiosk.idleOnly personal=(!anybodys?seq_contains(pageId) || (auth?has_content && auth.showUsername()))
                     seconds=properties.kioskIdleSeconds!60 />
    <script type="module" src="${url.resourcesPath}/js/kiosk-theme.js?v=${assets}"></script>
  </#if>
</#macro>

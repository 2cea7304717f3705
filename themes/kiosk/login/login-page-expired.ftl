<#-- Keycloak's page has two links of the same name, in a sentence each. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <div class="kiosk">
      <a class="kiosk-button kiosk-button-primary" id="loginContinueLink" href="${url.loginAction}">${msg("kiosk-continue")}</a>
      <a class="kiosk-button kiosk-button-secondary" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("kiosk-start-over")}</a>
    </div>
  </#if>
</@layout.registrationLayout>

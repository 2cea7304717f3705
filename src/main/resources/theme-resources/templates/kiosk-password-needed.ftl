<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-password-needed-title") name="password-needed">
  <p class="kiosk-note">${msg("kiosk-password-needed-text")}</p>
  <#if isAppInitiatedAction??>
    <form id="kiosk-password-needed-form" class="kiosk-form" action="${url.loginAction}" method="post">
      <@kiosk.cancel />
    </form>
  <#else>
    <@kiosk.byPassword />
  </#if>
</@kiosk.page>

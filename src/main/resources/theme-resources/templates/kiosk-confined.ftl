<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-password-needed-title") name="confined">
  <p class="kiosk-note">${msg("kiosk-confined-text")}</p>
  <a class="kiosk-button kiosk-button-primary" href="${url.loginRestartFlowUrl}">${msg("kiosk-start-over")}</a>
</@kiosk.page>

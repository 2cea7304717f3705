<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-pin-missing-title") name="pin-missing">
  <p class="kiosk-note">${msg("kiosk-pin-missing-text")}</p>
  <@kiosk.byPassword />
  <a class="kiosk-button kiosk-button-secondary" href="${url.loginRestartFlowUrl}">${msg("kiosk-start-over")}</a>
</@kiosk.page>

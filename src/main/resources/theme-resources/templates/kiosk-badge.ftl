<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-badge-title") name="badge" scripts=["kiosk-reader", "kiosk-once", "kiosk-nfc", "kiosk-badge"]
             personal=(auth?has_content && auth.showUsername()) ways=true>
  <@kiosk.badgeDrawing />
  <p class="kiosk-note" role="status" id="kiosk-state" data-checking="${msg("kiosk-badge-checking")}"
     data-broken="${msg("kiosk-badge-broken")}" data-once-more="${msg("kiosk-badge-once-more")}"></p>
  <form id="kiosk-badge-form" class="kiosk-form kiosk-plain" action="${url.loginAction}" method="post" data-kiosk-badge-form data-kiosk-once>
    <@kiosk.secretField name="login_string" label=msg("kiosk-badge-field") autofocus=true />
    <input type="hidden" name="login_string-reader">
    <@kiosk.submit label=msg("kiosk-continue") />
  </form>
  <@kiosk.phone />
</@kiosk.page>

<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-enrol-title") name="enrol" scripts=["kiosk-reader", "kiosk-once", "kiosk-nfc", "kiosk-enrol"]>
  <@kiosk.badgeDrawing />
  <p class="kiosk-step" role="status" id="kiosk-state"
     data-first="${msg("kiosk-enrol-first")}" data-again="${msg("kiosk-enrol-again")}"
     data-different="${msg("kiosk-enrol-different")}" data-read="${msg("kiosk-enrol-read")}"></p>
  <form id="kiosk-enrol-form" class="kiosk-form" action="${url.loginAction}" method="post" autocomplete="off" data-kiosk-enrol-form data-kiosk-once>
    <div class="kiosk-fields kiosk-plain" data-kiosk-taps>
      <@kiosk.secretField name="login_string" label=msg("kiosk-badge-field") autofocus=true />
      <input type="hidden" name="login_string-reader">
      <@kiosk.secretField name="login_string-again" label=msg("kiosk-enrol-field-again") />
      <input type="hidden" name="login_string-again-reader">
    </div>
    <div class="kiosk-fields" data-kiosk-named>
      <div class="kiosk-field">
        <label for="label">${msg("kiosk-enrol-label")}</label>
        <input id="label" name="label" type="text" class="kiosk-input" value="${kioskLabel!""}" maxlength="255" autocomplete="off"
               data-1p-ignore data-bwignore data-lpignore="true" data-form-type="other"
               <#if messagesPerField.existsError("label")>aria-invalid="true"</#if>
               <#if message?has_content>aria-describedby="kiosk-problem"</#if>>
      </div>
      <@kiosk.submit label=msg("kiosk-save") />
    </div>
    <@kiosk.cancel />
  </form>
  <@kiosk.phone />
</@kiosk.page>

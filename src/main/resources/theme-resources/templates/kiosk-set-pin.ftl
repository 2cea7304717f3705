<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-set-pin-title") name="set-pin" scripts=["kiosk-reader", "kiosk-once", "kiosk-pin"]>
  <form id="kiosk-set-pin-form" class="kiosk-form" action="${url.loginAction}" method="post" autocomplete="off" data-kiosk-pin-form data-kiosk-once>
    <div class="kiosk-fields">
      <p class="kiosk-note" id="kiosk-rules">
        <#if kioskPinGuessable!false>
          ${msg("kiosk-set-pin-length", "${kioskPinMin!4}", "${kioskPinMax!12}")}
        <#else>
          ${msg("kiosk-set-pin-rules", "${kioskPinMin!4}", "${kioskPinMax!12}")}
        </#if>
      </p>
      <@kiosk.secretField name="pin" label=msg("kiosk-set-pin-field") numeric=true dots=kioskPinMin!4 autofocus=true description="kiosk-rules" />
      <@kiosk.secretField name="pin-again" label=msg("kiosk-set-pin-again") numeric=true dots=kioskPinMin!4 />
    </div>
    <div class="kiosk-hand">
      <@kiosk.pad />
      <div class="kiosk-actions">
        <@kiosk.submit label=msg("kiosk-save") />
        <@kiosk.cancel />
      </div>
    </div>
  </form>
</@kiosk.page>

<#import "kiosk-page.ftl" as kiosk>
<#assign known = kioskUserKnown!false>
<#assign length = kioskPinLength!0>
<@kiosk.page title=msg("kiosk-pin-title") name="pin" scripts=["kiosk-reader", "kiosk-once", "kiosk-pin", "kiosk-tap"] personal=known ways=true>
  <form id="kiosk-pin-form" class="kiosk-form" action="${url.loginAction}" method="post" autocomplete="off" data-kiosk-pin-form data-kiosk-once
        <#if length gt 0>data-kiosk-length="${length}"</#if>>
    <div class="kiosk-fields">
      <#if !known>
        <div class="kiosk-field">
          <label for="username">${msg("kiosk-username")}</label>
          <input id="username" name="username" type="text" class="kiosk-input" value="${kioskUsername!""}" autocomplete="off"
                 autocapitalize="none" autocorrect="off" spellcheck="false" data-1p-ignore data-bwignore data-lpignore="true"
                 data-form-type="other" <#if kioskNumbers!false>data-kiosk-number</#if>
                 <#if message?has_content>aria-describedby="kiosk-problem"</#if>
                 <#if !kioskUsername?has_content>autofocus</#if>>
        </div>
      </#if>
      <@kiosk.secretField name="pin" label=msg("kiosk-pin-field") numeric=true least=4 dots=(length gt 0)?then(length, 4) unseenLabel=known
                          autofocus=(known || kioskUsername?has_content) />
    </div>
    <div class="kiosk-hand">
      <@kiosk.pad />
      <div class="kiosk-actions"><@kiosk.submit label=msg("kiosk-ok") /></div>
    </div>
  </form>
</@kiosk.page>

<#import "kiosk-page.ftl" as kiosk>
<@kiosk.page title=msg("kiosk-stranger-title") name="stranger" allWays=true personal=(auth?has_content && auth.showUsername())>
  <p class="kiosk-note">${msg("kiosk-stranger-text")}</p>
  <#if kioskClientAddress?has_content>
    <p class="kiosk-note">${msg("kiosk-stranger-address")} <strong class="kiosk-address" dir="ltr">${kioskClientAddress}</strong></p>
  </#if>
  <#if kioskOtherWays?has_content>
    <form id="kiosk-stranger-form" class="kiosk-form" action="${url.loginAction}" method="post">
      <#list kioskOtherWays as way>
        <button type="submit" class="kiosk-button kiosk-button-<#if way?is_first>primary<#else>secondary</#if>"
                name="authenticationExecution" value="${way.authExecId}">${msg(way.displayName)}</button>
      </#list>
    </form>
  <#else>
    <p class="kiosk-note">${msg("kiosk-stranger-no-way")}</p>
  </#if>
</@kiosk.page>

<#-- Keycloak's list is made of divs that a keyboard cannot press. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <form id="kc-select-credential-form" action="${url.loginAction}" method="post">
      <ul class="kiosk-ways" role="list">
        <#list auth.authenticationSelections as way>
          <li>
            <button type="submit" class="kiosk-way" name="authenticationExecution" value="${way.authExecId}"
                    <#if way.displayName == "kiosk-badge-form-display-name">data-way="badge"</#if>>
              <span class="kiosk-way-name">${msg(way.displayName)}</span>
              <span class="kiosk-way-help">${msg(way.helpText)}</span>
            </button>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>

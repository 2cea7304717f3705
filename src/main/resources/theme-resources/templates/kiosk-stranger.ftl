<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("kiosk-stranger-title")}
    <#elseif section = "form">
        <p id="kiosk-message" role="alert">${msg("kiosk-stranger-text", kioskClientAddress)}</p>
        <#list kioskOtherWays as way>
            <form action="${url.loginAction}" method="post">
                <button type="submit" name="authenticationExecution" value="${way.authExecId}">${msg(way.displayName)}</button>
            </form>
        </#list>
    </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("kiosk-password-needed-title")}
    <#elseif section = "form">
        <p id="kiosk-text" role="alert">${msg("kiosk-password-needed-text")}</p>
        <form id="kiosk-password-needed" action="${url.loginAction}" method="post">
            <#if isAppInitiatedAction??>
                <button class="${properties.kcButtonClass!} ${properties.kcButtonDefaultClass!}" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>

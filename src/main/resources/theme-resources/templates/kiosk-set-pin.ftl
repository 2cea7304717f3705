<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("kiosk-set-pin-title")}
    <#elseif section = "form">
        <p id="kiosk-text">${msg("kiosk-set-pin-text", kioskPinMin, kioskPinMax)}</p>
        <div role="alert" id="kiosk-message">
            <#if message?has_content>${kcSanitize(message.summary)?no_esc}</#if>
            <#list ["pin", "pin-again"] as field>
                <#if messagesPerField.existsError(field)>
                    <p id="kiosk-error-${field}">${kcSanitize(messagesPerField.get(field))?no_esc}</p>
                </#if>
            </#list>
        </div>
        <form id="kiosk-set-pin" action="${url.loginAction}" method="post" novalidate>
            <label for="pin">${msg("kiosk-set-pin-pin")}</label>
            <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" maxlength="${kioskPinMax}" autofocus>
            <label for="pin-again">${msg("kiosk-set-pin-pin-again")}</label>
            <input id="pin-again" name="pin-again" type="password" inputmode="numeric" autocomplete="off" maxlength="${kioskPinMax}">
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" type="submit">${msg("doSubmit")}</button>
            <#if isAppInitiatedAction??>
                <button class="${properties.kcButtonClass!} ${properties.kcButtonDefaultClass!}" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>

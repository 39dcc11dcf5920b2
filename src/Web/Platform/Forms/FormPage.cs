using Microsoft.AspNetCore.Components;

namespace Anlan.Web.Platform.Forms;

/// <summary>A page with a form: what was refused stands beside the form, and what was typed stays.</summary>
public abstract class FormPage<TForm> : ComponentBase
    where TForm : class, new()
{
    /// <summary>What was posted, under names such as <c>Form.UserName</c>; a new one when the page is only read.</summary>
    [SupplyParameterFromForm]
    public TForm Form { get => field ??= new(); set; }

    [CascadingParameter] public required HttpContext Http { get; set; }

    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>Whether there was nothing to refuse.</summary>
    protected bool Accepted(params IReadOnlyList<Refusal?> refusals)
    {
        Refusals = [.. refusals.OfType<Refusal>()];
        if (Refusals.Count > 0) Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Refusals.Count == 0;
    }
}

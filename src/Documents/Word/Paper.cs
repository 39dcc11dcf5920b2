namespace Anlan.Documents.Word;

/// <summary>
/// The page of GB/T 9704: A4, 22 lines of 28 characters of size 3. All lengths in twips, a twentieth of a point.
/// </summary>
/// <remarks>
/// The standard gives 156 mm for 28 characters and 225 mm for 22 lines. A character of size 3 is 16 points wide, so that
/// each is set <see cref="Tightening"/> closer; a line is exactly <see cref="Line"/> high.
/// </remarks>
internal static class Paper
{
    public const int Short = 11906, Long = 16838;
    public const int Top = 2098, Right = 1474, Bottom = 1984, Left = 1587;

    /// <summary>A page on its side is bound at its upper edge; the foot keeps its height for the footer.</summary>
    public const int SideTop = 1587, SideEdge = 1474;

    public const int Line = 579, Tightening = -5, Character = 320 + Tightening;

    /// <summary>How far down a cover its title stands.</summary>
    public const int Cover = 6 * Line;

    /// <summary>The page number ends here above the edge of the paper, seven millimetres below the text.</summary>
    public const int PageNumberFoot = 1400;

    /// <summary>The line with number and digest stands under the page number.</summary>
    public const int PageNumberLine = 400, SealLine = 280, Footer = PageNumberFoot - SealLine;

    public static int TextWidth(bool landscape) => landscape ? Long - 2 * SideEdge : Short - Left - Right;

    public static int TextHeight(bool landscape) => landscape ? Short - SideTop - Bottom : Long - Top - Bottom;
}

"""The texts of what two sides, or a manager and a team, do together."""

from handlers.reader import Reader


def collaboration_items(reader: Reader) -> dict[str, str]:
    """Community manager and SMM manager: the meeting."""
    return {
        "task": reader.label(
            "Answer: which task is the content to solve? Registrations, clicks through to a "
            "page, time spent on it"
        ),
        "present": reader.label("Present the initiative, event, format or achievement"),
        "problem": reader.label("Name the problem, or the result wanted from promotion"),
        "references": reader.label("Ask for examples of content that worked for other communities"),
        "handover": reader.label("Learn by when content for posting is handed over"),
        "requirements": reader.label("Learn today's requirements and average ad budgets"),
        "statistics": reader.label(
            "Agree how statistics are gathered and how the results of promotion or ads are "
            "presented"
        ),
        "ideas": reader.label(
            "Get the SMM manager's input: similar cases, or ideas for a given network"
        ),
        "brief": reader.label("Get a brief, or a form, from which the task is made"),
        "changes": reader.label("Learn the latest changes to each network's content requirements"),
        "measurable": reader.label(
            "Make the wanted result a must and measurable: a metric and a target"
        ),
        "schedule": reader.label("Join each network's posting schedule early"),
        "networks": reader.label(
            "Meet separately for each network (Facebook, Instagram, LinkedIn, YouTube…): with"
            " its people, or with one person for all"
        ),
        "plan_b": reader.label(
            "Have plan B for a shortfall at any stage: reserve posts, reminders, spare ad "
            "creatives, an extra promotion budget"
        ),
    }


def month_items(reader: Reader) -> dict[str, str]:
    """The monthly minimum of SMM work."""
    return {
        "month_plan": reader.label("Make the content plan in line with the SMM strategy"),
        "month_content": reader.label("Make and publish unique content by that plan"),
        "month_users": reader.label(
            "Find user-generated content and obtain the rights: for posts, stories and videos"
        ),
        "month_activations": reader.label(
            "Hold activations: quizzes, polls, contests, with legal rules where needed"
        ),
        "month_community": reader.label(
            "Manage the community: track messages, keep a Q&A form of standard answers"
        ),
        "month_figures": reader.label(
            "Reach the quality and quantity figures of the strategy: reach, ER, organic "
            "growth, clicks, conversions, leads"
        ),
        "month_tools": reader.label("Assess the period's paid and free promotion tools"),
        "month_visuals": reader.label("Describe the visual trends"),
        "month_algorithms": reader.label("Describe the algorithm changes of each network"),
        "month_competitors": reader.label("Describe the key competitors' SMM"),
        "month_summary": reader.label("Hand over the analytical note"),
        "month_conclusions": reader.label(
            "Draw conclusions and recommend what to change in tools or strategy"
        ),
    }


def team_items(reader: Reader) -> dict[str, str]:
    """What a manager sets, and how the content team is judged."""
    return {
        "team_goals": reader.label("Define the company's main marketing tasks"),
        "team_strategy": reader.label(
            "Set a communication strategy of the social networks that reflects them: month, "
            "half-year, year"
        ),
        "team_concept": reader.label("Set the concept: formats and rubrics"),
        "team_plan": reader.label("Approve a content plan that fully matches the strategy"),
        "team_resources": reader.label("Make sure that the team has all resources"),
        "team_reports": reader.label(
            "Ask for reports that show the content plan matching the concept and the tasks"
        ),
        "team_statistics": reader.label("Ask for statistics: reach, engagement, followers"),
        "team_adjust": reader.label("Adjust the strategy when marketing plans change"),
    }


def success_items(reader: Reader) -> dict[str, str]:
    """What success is measured by."""
    return {
        "goal_sales": reader.label("Sales"),
        "goal_leads": reader.label("Leads"),
        "goal_loyalty": reader.label("Loyalty"),
        "goal_traffic": reader.label("Site traffic"),
        "goal_audience": reader.label("Wider audience"),
        "goal_reviews": reader.label("Reviews"),
        "goal_negative": reader.label("Handling of negative reviews"),
        "goal_trends": reader.label("Trends"),
        "goal_awareness": reader.label("Brand awareness"),
        "goal_demand": reader.label("Demand research"),
        "look_look": reader.label("How it looks"),
        "look_content": reader.label("What the content is like"),
        "look_originality": reader.label("Originality"),
        "count_likes": reader.label("Likes"),
        "count_comments": reader.label("Number of comments"),
        "count_reposts": reader.label("Reposts"),
        "count_reach": reader.label("Reach"),
        "count_engagement": reader.label("Engagement"),
        "count_followers": reader.label("Followers"),
        "count_traffic": reader.label("Traffic"),
        "count_conversions": reader.label("Conversions"),
    }

"""The texts of who does what."""

from handlers.reader import Reader


def smm_manager_items(reader: Reader) -> dict[str, str]:
    """The SMM manager's duties."""
    return {
        "lead_industry": reader.label("Know the industry"),
        "lead_fit": reader.label("Keep a strategy that fits the brand, the audience and the goals"),
        "lead_budgets": reader.label("Manage the budgets"),
        "lead_growth": reader.label("Grow the follower base"),
        "lead_campaigns": reader.label(
            "Agree campaigns, contests, paid ads, events and launches with marketing"
        ),
        "lead_channels": reader.label("Choose channels that strengthen engagement"),
        "lead_threats": reader.label("Find threats and opportunities in reports"),
        "lead_content": reader.label(
            "Lead the content strategy, the tone and the content calendar"
        ),
        "lead_segments": reader.label("Define the audience segments"),
        "lead_kpi": reader.label("Track KPIs, conversions and ROI"),
        "lead_tools": reader.label("Choose the tools"),
        "lead_crisis": reader.label("Have a plan for a reputation crisis"),
        "lead_seo": reader.label("Keep an SEO strategy"),
        "lead_research": reader.label("Research the market"),
        "lead_reports": reader.label(
            "Read the community manager's reports and decide what to change"
        ),
        "lead_departments": reader.label("Work with the client and the departments"),
        "lead_alliances": reader.label("Build strategic alliances"),
        "lead_networks": reader.label("Keep a communication strategy for each network"),
        "lead_publish": reader.label("Create and publish content"),
        "lead_voice": reader.label("Talk as the brand"),
        "lead_leaders": reader.label("Work with opinion leaders"),
        "lead_ads": reader.label("Run ad campaigns and their budgets"),
        "lead_statistics": reader.label("Gather statistics and make reports"),
        "lead_image": reader.label("Look after the brand's image"),
        "lead_reviews": reader.label("Watch reviews outside one's own channels"),
        "lead_competitors": reader.label("Watch the competitors"),
        "lead_team": reader.label("Lead the team"),
        "lead_client": reader.label("Keep in contact with the client (in an agency)"),
        "lead_hours": reader.label(
            "Agree who acts in an emergency after hours: networks work round the clock"
        ),
    }


def community_items(reader: Reader) -> dict[str, str]:
    """The community manager's duties."""
    return {
        "cm_brand": reader.label("Embody the brand"),
        "cm_pages": reader.label("Open pages and tune them"),
        "cm_content": reader.label("Create and curate content along the editorial line"),
        "cm_schedule": reader.label("Publish by the schedule"),
        "cm_answers": reader.label("Listen and answer"),
        "cm_influencers": reader.label("Find brand influencers and keep them"),
        "cm_moderation": reader.label("Moderate"),
        "cm_spaces": reader.label("Create spaces for participation"),
        "cm_contests": reader.label("Run the contests that the SMM manager set"),
        "cm_trends": reader.label("Follow trends"),
        "cm_needs": reader.label("Learn what users need"),
        "cm_watch": reader.label("Watch likes, clicks, reach, engagement and comments"),
        "cm_inside": reader.label("Be the community's voice inside the company"),
        "cm_feedback": reader.label("Exchange feedback on figures with the SMM manager daily"),
        "cm_reports": reader.label("Gather reports"),
    }


def specialist_items(reader: Reader) -> dict[str, str]:
    """The SMM specialist's duties."""
    return {
        "pro_strategy": reader.label("Keep the strategy and review it by statistics"),
        "pro_publish": reader.label("Publish, or delegate it"),
        "pro_comments": reader.label("Reply to comments"),
        "pro_image": reader.label("Keep up the brand's image"),
        "pro_ads": reader.label("Coordinate ad campaigns"),
        "pro_contact": reader.label("Stay in constant contact with customers and the community"),
        "pro_content": reader.label(
            "Make content by the marketing strategy, with graphics and creative"
        ),
        "pro_accounts": reader.label("Run the accounts"),
        "pro_reports": reader.label("Gather statistics, analyse competitors, make reports"),
    }
